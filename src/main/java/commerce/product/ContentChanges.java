package commerce.product;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** What differs between two contents, for those who look before they approve. */
final class ContentChanges {
    private ContentChanges() {}

    /** Each field that differs: before, and after. */
    record Change(String before, String after) {}

    static Map<String, Change> between(Content before, Content after) {
        Map<String, Change> changes = new LinkedHashMap<>();
        note(changes, "name", before.name(), after.name());
        note(changes, "description", before.description(), after.description());
        note(changes, "category", before.category(), after.category());
        note(changes, "taxFree", before.taxFree(), after.taxFree());
        note(changes, "optionGroups", before.optionGroups(), after.optionGroups());
        note(changes, "forms", forms(before), forms(after));
        note(changes, "images", before.images(), after.images());
        values(changes, "attributes", before.attributes(), after.attributes());
        values(changes, "notice", before.notice(), after.notice());
        return changes;
    }

    private static String forms(Content content) {
        return String.join(", ", content.forms().stream().map(form -> String.join("/", form.choices())
                + (form.priceDifference() == 0 ? "" : " %+d".formatted(form.priceDifference()))).sorted().toList());
    }

    private static void values(Map<String, Change> changes, String what, Map<String, String> before,
            Map<String, String> after) {
        TreeSet<String> codes = new TreeSet<>(before.keySet());
        codes.addAll(after.keySet());
        codes.forEach(code -> note(changes, what + "." + code, before.getOrDefault(code, ""),
                after.getOrDefault(code, "")));
    }

    private static void note(Map<String, Change> changes, String what, Object before, Object after) {
        if (!before.equals(after)) {
            changes.put(what, new Change(before.toString(), after.toString()));
        }
    }
}
