package commerce.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import commerce.catalogue.Product;
import commerce.product.Content;
import commerce.product.TermsForm;
import commerce.refusal.CommerceError;
import org.springframework.util.MultiValueMap;
import platform.web.DomainException;
import platform.web.ForbiddenCharacters;
import platform.web.PlatformError;

/** What is filled in about a product, as the browser sends it: fields of the same name for each of its forms. */
final class ProductForm {
    /** More would be refused anyway. */
    private static final int MOST_COMBINATIONS = 200;
    private static final Pattern DIFFERENCE = Pattern.compile("0|-?[1-9][0-9]{0,9}");
    private static final String DESCRIPTION = "description";
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final MultiValueMap<String, String> fields;

    /** @throws DomainException {@code FORBIDDEN_CHARACTERS}: what comes with files has not been looked at */
    ProductForm(MultiValueMap<String, String> fields) {
        this.fields = fields;
        fields.forEach((name, values) -> values.forEach(value -> {
            if (name.equals(DESCRIPTION)
                    ? ForbiddenCharacters.isInLines(ForbiddenCharacters.lines(value))
                    : ForbiddenCharacters.isIn(value)) {
                throw new DomainException(PlatformError.FORBIDDEN_CHARACTERS);
            }
        }));
    }

    TermsForm terms() {
        return new TermsForm(text("price"), text("salePrice"), text("saleFrom"), text("saleUntil"), text("template"));
    }

    /**
     * What buyers would read.
     *
     * @param combine whether its forms are to be all combinations of the choices, those that were there as they were
     */
    Content content(long category, boolean combine) {
        List<String> groups = groups();
        List<Content.Form> forms = forms(groups.size());
        return new Content(text("name"), ForbiddenCharacters.lines(text(DESCRIPTION)), category,
                fields.containsKey("taxFree"),
                groups, combine ? combined(groups.size(), forms) : forms, values("a."), values("n."), images());
    }

    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= Product.MOST_OPTION_GROUPS; i++) {
            String group = text("group" + i);
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private List<Content.Form> forms(int groups) {
        Set<String> sold = new HashSet<>(all("sold"));
        List<Content.Form> forms = new ArrayList<>();
        for (int row = 0; row < all("difference").size(); row++) {
            if (sold.contains(Integer.toString(row))) {
                List<String> choices = new ArrayList<>();
                for (int group = 1; group <= groups; group++) {
                    choices.add(at("c" + group, row));
                }
                forms.add(new Content.Form(choices, difference(at("difference", row)), at("code", row)));
            }
        }
        return forms;
    }

    private static long difference(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!DIFFERENCE.matcher(text).matches()) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, "forms");
        }
        return Long.parseLong(text);
    }

    private List<Content.Form> combined(int groups, List<Content.Form> written) {
        Map<List<String>, Content.Form> known = new LinkedHashMap<>();
        written.forEach(form -> known.put(form.choices(), form));
        List<List<String>> all = List.of(List.of());
        for (int group = 1; group <= groups; group++) {
            all = longer(all, choices(group, written));
        }
        return all.stream()
                .map(choices -> Objects.requireNonNullElse(known.get(choices), new Content.Form(choices, 0, "")))
                .toList();
    }

    private static List<List<String>> longer(List<List<String>> all, List<String> choices) {
        if ((long) all.size() * choices.size() > MOST_COMBINATIONS) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, "forms");
        }
        return all.stream().flatMap(before -> choices.stream().map(choice -> {
            List<String> with = new ArrayList<>(before);
            with.add(choice);
            return List.copyOf(with);
        })).toList();
    }

    /** Those written between commas; without any, those that the forms have. */
    private List<String> choices(int group, List<Content.Form> written) {
        List<String> typed = Arrays.stream(text("choices" + group).split(",", -1)).map(String::strip)
                .filter(choice -> !choice.isEmpty()).distinct().toList();
        return typed.isEmpty()
                ? List.copyOf(new LinkedHashSet<>(written.stream().map(form -> form.choices().get(group - 1)).toList()))
                : typed;
    }

    private Map<String, String> values(String prefix) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.keySet().stream().filter(name -> name.startsWith(prefix) && !text(name).isEmpty())
                .forEach(name -> values.put(name.substring(prefix.length()), text(name)));
        return values;
    }

    private List<Long> images() {
        return all("image").stream().map(id -> {
            if (!ID.matcher(id).matches()) {
                throw new DomainException(CommerceError.PICTURE_NOT_FOUND);
            }
            return Long.valueOf(id);
        }).distinct().toList();
    }

    private String text(String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private String at(String name, int row) {
        return row < all(name).size() ? all(name).get(row).strip() : "";
    }
}
