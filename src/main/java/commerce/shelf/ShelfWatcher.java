package commerce.shelf;

import java.util.Set;

import commerce.catalogue.ProductId;

/** Keeps something in this instance's memory of what buyers are shown. All calls come from one thread. */
public interface ShelfWatcher {
    /** Products changed: what is kept of them is to be read anew. Told at least once, after the change is committed. */
    void changed(Set<ProductId> products);

    /** All may have changed: at the start, and when the tree of categories did. */
    void everythingChanged();
}
