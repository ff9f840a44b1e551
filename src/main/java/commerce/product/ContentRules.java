package commerce.product;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import commerce.catalogue.Attribute;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.NamedValues;
import commerce.catalogue.NoticeItem;
import commerce.catalogue.Product;
import commerce.catalogue.ProductImages;

/** What must be told of a product before Madang looks at it. */
final class ContentRules {
    static final int LONGEST_NAME = 100;
    static final int LONGEST_DESCRIPTION = 2_000;
    static final int LONGEST_GROUP = 20;
    static final int LONGEST_CHOICE = 50;
    static final int LONGEST_VALUE = 200;
    static final int LONGEST_CODE = 40;
    static final int MOST_FORMS = 200;
    /** Of what is told, as the tables keep it. */
    private static final int LONGEST_JSON = 4_000;
    private static final long DEAREST = TermsRules.DEAREST.amount();

    private ContentRules() {}

    /**
     * What is missing or wrong; empty when nothing is.
     *
     * @param price of the product, in won
     */
    static List<Flaw> problems(Content content, GoodsForm form, long price) {
        Set<Flaw> wrong = new LinkedHashSet<>();
        check(wrong, !content.name().isBlank(), "name");
        check(wrong, !content.description().isBlank(), "description");
        check(wrong, content.optionGroups().stream().noneMatch(String::isBlank)
                && new HashSet<>(content.optionGroups()).size() == content.optionGroups().size(), "optionGroups");
        check(wrong, formsAreRight(content, price), "forms");
        for (Attribute attribute : form.attributes()) {
            String value = content.attributes().get(attribute.code());
            check(wrong, value == null
                    ? !attribute.required()
                    : !value.isBlank() && (attribute.choices().isEmpty() || attribute.choices().contains(value)),
                    new Flaw("attributes." + attribute.code(), attribute.nameKo(), attribute.nameEn()));
        }
        for (NoticeItem item : form.notice()) {
            check(wrong, !content.notice().getOrDefault(item.code(), "").isBlank(),
                    new Flaw("notice." + item.code(), item.nameKo(), item.nameEn()));
        }
        wrong.addAll(excesses(content));
        return List.copyOf(wrong);
    }

    /** What is longer or more than is kept of a product, complete or not; empty when nothing is. */
    static List<Flaw> excesses(Content content) {
        Set<Flaw> wrong = new LinkedHashSet<>();
        check(wrong, content.name().length() <= LONGEST_NAME, "name");
        check(wrong, content.description().length() <= LONGEST_DESCRIPTION, "description");
        check(wrong, content.optionGroups().size() <= Product.MOST_OPTION_GROUPS
                && allWithin(content.optionGroups(), LONGEST_GROUP), "optionGroups");
        check(wrong, content.forms().size() <= MOST_FORMS && content.forms().stream()
                .allMatch(form -> form.choices().size() <= Product.MOST_OPTION_GROUPS
                        && allWithin(form.choices(), LONGEST_CHOICE) && form.code().length() <= LONGEST_CODE
                        && form.priceDifference() <= DEAREST && form.priceDifference() >= -DEAREST),
                "forms");
        check(wrong, content.images().size() <= ProductImages.MOST, "images");
        check(wrong, isKept(content.attributes()), "attributes");
        check(wrong, isKept(content.notice()), "notice");
        return List.copyOf(wrong);
    }

    /** What nobody asks for is not kept; nor are spaces around a choice, by which the tables do not tell two apart. */
    static Content cleaned(Content content, GoodsForm form) {
        return new Content(content.name(), content.description(), content.category(), content.taxFree(),
                content.optionGroups().stream().map(String::strip).toList(),
                content.forms().stream().map(each -> new Content.Form(
                        each.choices().stream().map(String::strip).toList(), each.priceDifference(), each.code()))
                        .toList(),
                only(content.attributes(), form.attributes().stream().map(Attribute::code).toList()),
                only(content.notice(), form.notice().stream().map(NoticeItem::code).toList()), content.images());
    }

    private static Map<String, String> only(Map<String, String> values, List<String> codes) {
        Map<String, String> known = new TreeMap<>(values);
        known.keySet().retainAll(codes);
        return known;
    }

    private static boolean formsAreRight(Content content, long price) {
        List<Content.Form> forms = content.forms();
        Set<List<String>> seen = new HashSet<>();
        return !forms.isEmpty() && forms.stream()
                .allMatch(form -> form.choices().size() == content.optionGroups().size()
                        && form.choices().stream().noneMatch(String::isBlank) && seen.add(form.choices())
                        && price + form.priceDifference() > 0 && price + form.priceDifference() <= DEAREST);
    }

    private static boolean allWithin(Collection<String> texts, int longest) {
        return texts.stream().allMatch(text -> text.length() <= longest);
    }

    private static boolean isKept(Map<String, String> values) {
        return allWithin(values.values(), LONGEST_VALUE) && NamedValues.write(values).length() <= LONGEST_JSON;
    }

    private static void check(Set<Flaw> wrong, boolean right, String field) {
        check(wrong, right, new Flaw(field));
    }

    private static void check(Set<Flaw> wrong, boolean right, Flaw flaw) {
        if (!right) {
            wrong.add(flaw);
        }
    }
}
