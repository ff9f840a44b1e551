package commerce.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.SellerId;
import commerce.product.ReadTerms;
import commerce.product.TermsForm;
import commerce.refusal.CommerceError;
import commerce.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/** The tables that sellers take away: to write new products in, to change those that they have, and what was wrong. */
@Component
class Tables {
    private static final int PAGE = 500;

    private final GoodsForms forms;
    private final ReadTerms terms;
    private final MessageSource messages;

    Tables(GoodsForms forms, ReadTerms terms, MessageSource messages) {
        this.forms = forms;
        this.terms = terms;
        this.messages = messages;
    }

    /**
     * What is asked for of goods of a category.
     *
     * @throws DomainException {@code UNKNOWN_CATEGORY}
     */
    GoodsForm form(CategoryId category) {
        return forms.of(category).filter(each -> each.category().goods() != null)
                .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY));
    }

    /** To write new products of a category in, with a row that shows how. */
    void template(GoodsForm form, Locale language, SheetWriter out) throws IOException {
        boolean korean = language.getLanguage().equals(Locale.KOREAN.getLanguage());
        Stream<String> asked = Stream.concat(
                form.attributes().stream()
                        .map(each -> header(korean ? each.nameKo() : each.nameEn(), Column.ATTRIBUTE + each.code())),
                form.notice().stream()
                        .map(each -> header(korean ? each.nameKo() : each.nameEn(), Column.NOTICE + each.code())));
        out.row(Stream.concat(Column.FRESH.stream().map(column -> header(column, language)), asked).toList());
        List<String> example = new ArrayList<>();
        Column.FRESH.forEach(column -> example.add(column.equals(Column.CATEGORY)
                ? Long.toString(form.category().id().value())
                : ""));
        out.row(example);
    }

    /** What a seller sells, to change it. */
    void products(SellerId seller, Locale language, SheetWriter out) throws IOException {
        out.row(Column.EDIT.stream().map(column -> header(column, language)).toList());
        List<ReadTerms.Sold> page = terms.of(seller, 0, PAGE);
        int written = 0;
        while (!page.isEmpty() && written < BringTable.MOST_ROWS) {
            for (ReadTerms.Sold sold : page.subList(0, Math.min(page.size(), BringTable.MOST_ROWS - written))) {
                TermsForm form = TermsForm.of(sold.terms());
                out.row(List.of(Long.toString(sold.id().value()), Integer.toString(sold.version()), sold.name(),
                        sold.status().name(), form.price(), form.salePrice(), form.saleFrom(), form.saleUntil(),
                        form.template()));
                written++;
            }
            page = terms.of(seller, page.getLast().id().value(), PAGE);
        }
    }

    /** What was wrong with a table. */
    void problems(List<Problem> problems, Locale language, SheetWriter out) throws IOException {
        out.row(Stream.of("row", Column.NAME, Column.CODE, "problem").map(column -> messages
                .getMessage("bulk.problems." + column, null, language)).toList());
        for (Problem problem : problems) {
            out.row(List.of(Integer.toString(problem.row()), problem.name(), problem.code(), text(problem, language)));
        }
    }

    /** In the words of whoever looks. */
    String text(Problem problem, Locale language) {
        return messages.getMessage(problem.code(), problem.arguments().toArray(), language);
    }

    private String header(String column, Locale language) {
        return header(messages.getMessage("bulk.column." + column, null, language), column);
    }

    private static String header(String name, String column) {
        return name + " [" + column + "]";
    }
}
