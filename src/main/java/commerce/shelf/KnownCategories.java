package commerce.shelf;

import commerce.catalogue.Categories;
import commerce.catalogue.CategoryTree;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tree of categories as this instance knows it. */
@Component
public class KnownCategories {
    private final Categories categories;
    private volatile @Nullable CategoryTree tree;

    KnownCategories(Categories categories) {
        this.categories = categories;
    }

    /** At most a second old. */
    public CategoryTree tree() {
        CategoryTree known = tree;
        return known == null ? refresh() : known;
    }

    CategoryTree refresh() {
        CategoryTree read = categories.tree();
        tree = read;
        return read;
    }
}
