package commerce.product;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/**
 * What buyers read of a product, and what Madang approves. A value: changed as a whole.
 *
 * @param category id of the category
 * @param forms one for each combination of choices that can be bought
 * @param attributes by their codes
 * @param notice what the law wants told, by its codes
 * @param images ids of the seller's pictures, the first one for lists
 */
public record Content(String name, String description, long category, boolean taxFree, List<String> optionGroups,
        List<Form> forms, Map<String, String> attributes, Map<String, String> notice, List<Long> images) {
    public Content {
        optionGroups = List.copyOf(optionGroups);
        forms = List.copyOf(forms);
        attributes = Map.copyOf(attributes);
        notice = Map.copyOf(notice);
        images = List.copyOf(images);
    }

    Differences differences() {
        LongSummaryStatistics all = forms.stream().mapToLong(Form::priceDifference).summaryStatistics();
        return forms.isEmpty() ? new Differences(0, 0) : new Differences(all.getMin(), all.getMax());
    }

    /**
     * A combination of choices.
     *
     * @param priceDifference in won, may be negative
     * @param code the seller's own, may be empty
     */
    public record Form(List<String> choices, long priceDifference, String code) {
        public Form {
            choices = List.copyOf(choices);
        }
    }
}
