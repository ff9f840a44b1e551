package commerce.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import commerce.product.Content;
import commerce.product.ReadOwnProduct.OwnProduct;
import org.jspecify.annotations.Nullable;

/**
 * A form of a product as it is filled in.
 *
 * @param choices by the places of the option groups; empty where one has none
 * @param difference of its price, in won; whatever was typed
 * @param isSold whether it is one that can be bought, or was and can be again
 */
record FormRow(List<String> choices, String difference, String code, boolean isSold) {
    /** Those that are written, and those that buyers knew once. */
    static List<FormRow> of(Content content, @Nullable OwnProduct product) {
        List<FormRow> rows = new ArrayList<>();
        Set<List<String>> written = new HashSet<>();
        content.forms().forEach(form -> {
            written.add(form.choices());
            rows.add(new FormRow(form.choices(), Long.toString(form.priceDifference()), form.code(), true));
        });
        if (product != null && product.known() != null) {
            product.known().skus().stream().filter(sku -> !written.contains(sku.choices())).forEach(
                    sku -> rows.add(new FormRow(sku.choices(), Long.toString(sku.priceDifference().amount()), "",
                            false)));
        }
        return rows;
    }

    /** For the one of so many groups; empty beyond its own. */
    public String choice(int group) {
        return group <= choices.size() ? choices.get(group - 1) : "";
    }

    /** Those for these groups. */
    List<String> choices(List<Integer> groups) {
        return groups.stream().map(this::choice).toList();
    }

    /** What it is called by; empty for the only form of a product without options. */
    public String label() {
        return choices.stream().filter(choice -> !choice.isEmpty()).collect(Collectors.joining(" / "));
    }
}
