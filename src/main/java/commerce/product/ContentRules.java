package commerce.product;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.catalogue.Attribute;
import commerce.catalogue.GoodsForm;
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
    static final int MOST_FORMS = 200;

    private ContentRules() {}

    /**
     * What is missing or wrong, in the words of the form; empty when nothing is.
     *
     * @param price of the product, in won
     */
    static List<String> problems(Content content, GoodsForm form, long price) {
        List<String> wrong = new ArrayList<>();
        check(wrong, isText(content.name(), LONGEST_NAME), "name");
        check(wrong, isText(content.description(), LONGEST_DESCRIPTION), "description");
        check(wrong, content.optionGroups().size() <= Product.MOST_OPTION_GROUPS
                && content.optionGroups().stream().allMatch(group -> isText(group, LONGEST_GROUP))
                && new HashSet<>(content.optionGroups()).size() == content.optionGroups().size(), "optionGroups");
        check(wrong, formsAreRight(content, price), "forms");
        check(wrong, content.images().size() <= ProductImages.MOST, "images");
        for (Attribute attribute : form.attributes()) {
            String value = content.attributes().get(attribute.code());
            check(wrong, value == null
                    ? !attribute.required()
                    : isText(value, LONGEST_VALUE)
                            && (attribute.choices().isEmpty() || attribute.choices().contains(value)),
                    attribute.nameKo());
        }
        for (NoticeItem item : form.notice()) {
            String value = content.notice().get(item.code());
            check(wrong, value != null && isText(value, LONGEST_VALUE), item.nameKo());
        }
        return wrong;
    }

    /** What nobody asks for is not kept. */
    static Content cleaned(Content content, GoodsForm form) {
        return new Content(content.name(), content.description(), content.category(), content.taxFree(),
                content.optionGroups(), content.forms(),
                only(content.attributes(), form.attributes().stream().map(Attribute::code).toList()),
                only(content.notice(), form.notice().stream().map(NoticeItem::code).toList()), content.images());
    }

    private static Map<String, String> only(Map<String, String> values, List<String> codes) {
        Map<String, String> known = new java.util.TreeMap<>(values);
        known.keySet().retainAll(codes);
        return known;
    }

    private static boolean formsAreRight(Content content, long price) {
        List<Content.Form> forms = content.forms();
        Set<List<String>> seen = new HashSet<>();
        return !forms.isEmpty() && forms.size() <= MOST_FORMS && forms.stream()
                .allMatch(form -> form.choices().size() == content.optionGroups().size()
                        && form.choices().stream().allMatch(choice -> isText(choice, LONGEST_CHOICE))
                        && seen.add(form.choices()) && price + form.priceDifference() > 0);
    }

    private static boolean isText(String text, int longest) {
        return !text.isBlank() && text.length() <= longest;
    }

    private static void check(List<String> wrong, boolean right, String what) {
        if (!right) {
            wrong.add(what);
        }
    }
}
