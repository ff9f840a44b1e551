package commerce.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import commerce.catalogue.Product;
import commerce.product.Content;
import commerce.product.Flaw;
import commerce.product.TermsForm;
import commerce.refusal.CommerceError;
import org.springframework.util.MultiValueMap;
import platform.web.DomainException;
import platform.web.ForbiddenCharacters;
import platform.web.PlatformError;

/** What is filled in about a product, as the browser sends it: fields of the same name for each of its forms. */
final class ProductForm {
    /** More are refused: one more is made, for that. */
    private static final int MOST_COMBINATIONS = 200;
    private static final Pattern DIFFERENCE = Pattern.compile("|0|-?[1-9][0-9]{0,9}");
    private static final String DESCRIPTION = "description";
    private static final String GROUP = "group";
    private static final String CHOICES = "choices";
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

    /** Whether it asks what the product costs: of one that buyers know, it does not. */
    boolean isPriced() {
        return fields.containsKey("price");
    }

    TermsForm terms() {
        return new TermsForm(text("price"), text("salePrice"), text("saleFrom"), text("saleUntil"), text("template"));
    }

    /**
     * What buyers would read.
     *
     * @param combine whether its forms are to be all combinations of the choices, those that were there as they were; they are
     *     wherever choices were typed
     */
    Content content(long category, boolean combine) {
        List<Integer> named = named();
        List<Content.Form> forms = rows().stream().filter(FormRow::isSold)
                .map(row -> new Content.Form(row.choices(), difference(row.difference()), row.code())).toList();
        boolean isTyped = named.stream().anyMatch(group -> !typed(group).isEmpty());
        return new Content(text("name"), ForbiddenCharacters.lines(text(DESCRIPTION)), category,
                fields.containsKey("taxFree"), named.stream().map(group -> text(GROUP + group)).toList(),
                combine || isTyped ? combined(named, forms) : forms, values("a."), values("n."), images());
    }

    /** What was typed that says nothing. */
    List<Flaw> unreadable() {
        List<Flaw> flaws = new ArrayList<>();
        List<FormRow> rows = rows();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).isSold() && !DIFFERENCE.matcher(rows.get(row).difference()).matches()) {
                flaws.add(new Flaw("difference-" + row));
            }
        }
        for (int group = 1; group <= Product.MOST_OPTION_GROUPS; group++) {
            if (text(GROUP + group).isEmpty() && !typed(group).isEmpty()) {
                flaws.add(new Flaw("optionGroups"));
            }
        }
        return flaws;
    }

    /** Its forms as they were typed, sold or not. */
    List<FormRow> rows() {
        List<Integer> named = named();
        List<FormRow> rows = new ArrayList<>();
        for (int row = 0; row < all("difference").size(); row++) {
            int at = row;
            rows.add(new FormRow(named.stream().map(group -> at("c" + group, at)).toList(), at("difference", row),
                    at("code", row), all("sold").contains(Integer.toString(row))));
        }
        return rows;
    }

    /** What was typed as the choices of each option group, for combinations that are not made yet. */
    List<String> choices() {
        return IntStream.rangeClosed(1, Product.MOST_OPTION_GROUPS).mapToObj(group -> text(CHOICES + group)).toList();
    }

    /** The option groups that have a name, by their places. */
    private List<Integer> named() {
        return IntStream.rangeClosed(1, Product.MOST_OPTION_GROUPS).filter(group -> !text(GROUP + group).isEmpty())
                .boxed().toList();
    }

    /** What says nothing counts as none. */
    private static long difference(String text) {
        return DIFFERENCE.matcher(text).matches() && !text.isEmpty() ? Long.parseLong(text) : 0;
    }

    private List<Content.Form> combined(List<Integer> groups, List<Content.Form> written) {
        Map<List<String>, Content.Form> known = new LinkedHashMap<>();
        written.forEach(form -> known.put(form.choices(), form));
        List<List<String>> all = List.of(List.of());
        for (int place = 0; place < groups.size(); place++) {
            all = longer(all, choices(groups.get(place), place, written));
        }
        return all.stream()
                .map(choices -> Objects.requireNonNullElse(known.get(choices), new Content.Form(choices, 0, "")))
                .toList();
    }

    private static List<List<String>> longer(List<List<String>> all, List<String> choices) {
        return all.stream().flatMap(before -> choices.stream().map(choice -> {
            List<String> with = new ArrayList<>(before);
            with.add(choice);
            return List.copyOf(with);
        })).limit(MOST_COMBINATIONS + 1L).toList();
    }

    /** Those that were typed; without any, those that the forms have. */
    private List<String> choices(int group, int place, List<Content.Form> written) {
        List<String> typed = typed(group);
        return typed.isEmpty()
                ? List.copyOf(new LinkedHashSet<>(written.stream().map(form -> form.choices().get(place)).toList()))
                : typed;
    }

    /** What is written between commas. */
    private List<String> typed(int group) {
        return Arrays.stream(text(CHOICES + group).split(",", -1)).map(String::strip)
                .filter(choice -> !choice.isEmpty()).distinct().toList();
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
