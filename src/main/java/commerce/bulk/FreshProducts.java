package commerce.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import commerce.catalogue.Product;
import commerce.catalogue.SellerId;
import commerce.freight.Templates;
import commerce.product.Content;
import commerce.product.Draft;
import commerce.product.Terms;
import commerce.product.TermsForm;
import commerce.product.WriteProducts;
import commerce.refusal.CommerceError;
import commerce.sheet.Sheet;
import commerce.sheet.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/** New products as a table has them: rows of one group are forms of one product, of which the first row says what it is. */
@Component
class FreshProducts {
    private static final Set<String> YES = Set.of("Y", "y", "예", "TRUE", "true", "1");

    private final WriteProducts write;
    private final Templates templates;

    FreshProducts(WriteProducts write, Templates templates) {
        this.write = write;
        this.templates = templates;
    }

    /**
     * One of them.
     *
     * @param draft null when something is wrong
     * @param problem null when nothing is
     */
    record Read(int row, String name, @Nullable Draft draft, @Nullable Problem problem) {}

    /** All of a table, in its order, looked at as when they are handed in. */
    List<Read> of(Sheet sheet, SellerId seller) {
        sheet.requires(Column.CATEGORY, Column.NAME, Column.PRICE);
        Set<Long> own = Set.copyOf(templates.of(seller).stream().map(each -> each.id().value()).toList());
        List<Read> read = new ArrayList<>();
        groups(sheet).forEach(rows -> read.add(one(sheet, rows, own)));
        List<Draft> drafts = new ArrayList<>();
        read.forEach(each -> {
            if (each.draft() != null) {
                drafts.add(each.draft());
            }
        });
        var checked = write.check(drafts).iterator();
        return read.stream().map(each -> each.draft() == null ? each : looked(each, checked.next())).toList();
    }

    private static Read looked(Read read, Optional<DomainException> wrong) {
        return wrong.map(each -> new Read(read.row(), read.name(), null, Problem.of(read.row(), read.name(), each)))
                .orElse(read);
    }

    private static List<List<SheetRow>> groups(Sheet sheet) {
        Map<String, List<SheetRow>> groups = new LinkedHashMap<>();
        sheet.rows().forEach(row -> {
            String group = sheet.value(row, Column.GROUP);
            groups.computeIfAbsent(group.isEmpty() ? "\n" + row.number() : group, _ -> new ArrayList<>()).add(row);
        });
        return List.copyOf(groups.values());
    }

    private static Read one(Sheet sheet, List<SheetRow> rows, Set<Long> templates) {
        SheetRow first = rows.getFirst();
        String name = sheet.value(first, Column.NAME);
        try {
            Terms terms = terms(sheet, first);
            if (terms.shippingTemplate() != null && !templates.contains(terms.shippingTemplate())) {
                throw new DomainException(CommerceError.UNKNOWN_SHIPPING_TEMPLATE);
            }
            return new Read(first.number(), name, new Draft(content(sheet, rows), terms), null);
        } catch (DomainException e) {
            return new Read(first.number(), name, null, Problem.of(first.number(), name, e));
        }
    }

    static Terms terms(Sheet sheet, SheetRow row) {
        return new TermsForm(sheet.value(row, Column.PRICE), sheet.value(row, Column.SALE_PRICE),
                sheet.value(row, Column.SALE_FROM), sheet.value(row, Column.SALE_UNTIL),
                sheet.value(row, Column.SHIPPING)).terms();
    }

    private static Content content(Sheet sheet, List<SheetRow> rows) {
        SheetRow first = rows.getFirst();
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= Product.MOST_OPTION_GROUPS && !sheet.value(first, Column.OPTION + i).isEmpty(); i++) {
            groups.add(sheet.value(first, Column.OPTION + i));
        }
        List<Content.Form> forms = rows.stream().map(row -> {
            List<String> choices = new ArrayList<>();
            for (int i = 1; i <= groups.size(); i++) {
                choices.add(sheet.value(row, Column.CHOICE + i));
            }
            return new Content.Form(choices, number(sheet, row, Column.DIFFERENCE), sheet.value(row, Column.CODE));
        }).toList();
        return new Content(sheet.value(first, Column.NAME), sheet.value(first, Column.DESCRIPTION),
                category(sheet, first), YES.contains(sheet.value(first, Column.TAX_FREE)), groups, forms,
                told(sheet, first, Column.ATTRIBUTE), told(sheet, first, Column.NOTICE), List.of());
    }

    private static long category(Sheet sheet, SheetRow row) {
        String text = sheet.value(row, Column.CATEGORY);
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new DomainException(CommerceError.UNKNOWN_CATEGORY);
        }
        return Long.parseLong(text);
    }

    private static long number(Sheet sheet, SheetRow row, String column) {
        String text = sheet.value(row, column);
        if (!text.matches("|-?[0-9]{1,10}")) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, column);
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static Map<String, String> told(Sheet sheet, SheetRow row, String prefix) {
        Map<String, String> told = new LinkedHashMap<>();
        sheet.columns().stream().filter(column -> column.startsWith(prefix) && !sheet.value(row, column).isEmpty())
                .forEach(column -> told.put(column.substring(prefix.length()), sheet.value(row, column)));
        return told;
    }
}
