package commerce.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import commerce.catalogue.Category;
import commerce.catalogue.CategoryTree;

/** A category that holds products, by the way to it. */
public record CategoryChoice(long id, String name) {
    public static List<CategoryChoice> of(CategoryTree tree, Locale language) {
        boolean korean = language.getLanguage().equals(Locale.KOREAN.getLanguage());
        List<CategoryChoice> choices = new ArrayList<>();
        tree.first().forEach(category -> add(choices, tree, category, korean));
        return choices;
    }

    private static void add(List<CategoryChoice> choices, CategoryTree tree, Category category, boolean korean) {
        if (category.goods() != null) {
            choices.add(new CategoryChoice(category.id().value(), tree.path(category.id()).stream()
                    .map(each -> korean ? each.nameKo() : each.nameEn()).collect(Collectors.joining(" › "))));
        }
        tree.below(category.id()).forEach(each -> add(choices, tree, each, korean));
    }
}
