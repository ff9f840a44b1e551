package commerce.shelf;

import java.util.List;

import commerce.catalogue.CategoryTree;

/** No categories, which may be impossible to read. */
public final class TestCategories extends KnownCategories {
    private boolean failing;

    public TestCategories() {
        super(null);
    }

    void fail(boolean whether) {
        failing = whether;
    }

    @Override
    public CategoryTree tree() {
        return refresh();
    }

    @Override
    CategoryTree refresh() {
        if (failing) {
            throw new IllegalStateException("The tree cannot be read");
        }
        return new CategoryTree(List.of());
    }
}
