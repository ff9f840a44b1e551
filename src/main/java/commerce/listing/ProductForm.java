package commerce.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
     * @param combine whether its forms are to be all combinations of the choices, those that were typed in place of those it has;
     *     else the forms stay as they are, and those with a typed choice that is new come to them
     */
    Content content(long category, boolean combine) {
        List<Integer> named = named();
        List<FormRow> rows = rows();
        List<Content.Form> forms = rows.stream().filter(FormRow::isSold)
                .map(row -> new Content.Form(row.choices(named), difference(row.difference()), row.code())).toList();
        return new Content(text("name"), ForbiddenCharacters.lines(text(DESCRIPTION)), category,
                fields.containsKey("taxFree"), named.stream().map(group -> text(GROUP + group)).toList(),
                combine ? combined(named, forms) : extended(named, forms, rows), values("a."), values("n."), images());
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
        List<FormRow> rows = new ArrayList<>();
        for (int row = 0; row < all("difference").size(); row++) {
            int at = row;
            rows.add(new FormRow(places().mapToObj(group -> at("c" + group, at)).toList(), at("difference", row),
                    at("code", row), all("sold").contains(Integer.toString(row))));
        }
        return rows;
    }

    /** The names of the option groups by their places, empty where one has none. */
    List<String> groups() {
        return places().mapToObj(group -> text(GROUP + group)).toList();
    }

    /** What was typed as the choices of each option group, for combinations that are not made yet. */
    List<String> choices() {
        return places().mapToObj(group -> text(CHOICES + group)).toList();
    }

    private static IntStream places() {
        return IntStream.rangeClosed(1, Product.MOST_OPTION_GROUPS);
    }

    /** The option groups that have a name, by their places. */
    private List<Integer> named() {
        return places().filter(group -> !text(GROUP + group).isEmpty()).boxed().toList();
    }

    /** What says nothing counts as none. */
    private static long difference(String text) {
        return DIFFERENCE.matcher(text).matches() && !text.isEmpty() ? Long.parseLong(text) : 0;
    }

    private List<Content.Form> combined(List<Integer> groups, List<Content.Form> written) {
        Map<List<String>, Content.Form> known = new LinkedHashMap<>();
        written.forEach(form -> known.put(form.choices(), form));
        List<Collection<String>> choices = new ArrayList<>();
        for (int place = 0; place < groups.size(); place++) {
            List<String> typed = typed(groups.get(place));
            choices.add(typed.isEmpty() ? there(written, place) : typed);
        }
        return combinations(choices, MOST_COMBINATIONS + 1L).stream()
                .map(each -> Objects.requireNonNullElse(known.get(each), new Content.Form(each, 0, ""))).toList();
    }

    /** Whatever is unticked stays out, also when its choices are typed again. */
    private List<Content.Form> extended(List<Integer> groups, List<Content.Form> written, List<FormRow> rows) {
        List<Set<String>> there = new ArrayList<>();
        List<Set<String>> fresh = new ArrayList<>();
        List<Content.Form> forms = new ArrayList<>(written);
        for (int place = 0; place < groups.size(); place++) {
            int at = place;
            there.add(there(written, place));
            fresh.add(new LinkedHashSet<>(typed(groups.get(place))));
            if (!fresh.get(place).isEmpty()) {
                there.get(place).remove("");
                fresh.get(place).removeAll(there.get(place));
                forms.removeIf(form -> form.choices().get(at).isEmpty());
            }
        }
        Set<List<String>> unticked = rows.stream().filter(row -> !row.isSold()).map(row -> row.choices(groups))
                .collect(Collectors.toSet());
        // Each new combination once: by the first of its places that has a new choice.
        for (int place = 0; place < groups.size(); place++) {
            List<Collection<String>> choices = new ArrayList<>(there.subList(0, place));
            choices.add(fresh.get(place));
            for (int later = place + 1; later < groups.size(); later++) {
                Set<String> all = new LinkedHashSet<>(there.get(later));
                all.addAll(fresh.get(later));
                choices.add(all);
            }
            combinations(choices, MOST_COMBINATIONS + 1L + unticked.size()).stream()
                    .filter(each -> !unticked.contains(each))
                    .forEach(each -> forms.add(new Content.Form(each, 0, "")));
        }
        return forms;
    }

    private static Set<String> there(List<Content.Form> written, int place) {
        return written.stream().map(form -> form.choices().get(place))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<List<String>> combinations(List<Collection<String>> choices, long most) {
        List<List<String>> all = List.of(List.of());
        for (Collection<String> next : choices) {
            all = all.stream().flatMap(before -> next.stream().map(choice -> {
                List<String> with = new ArrayList<>(before);
                with.add(choice);
                return List.copyOf(with);
            })).limit(most).toList();
        }
        return all;
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
