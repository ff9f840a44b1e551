package commerce.search;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import commerce.catalogue.ProductId;
import commerce.shelf.FailingGoods;
import commerce.shelf.TestCategories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

/** An index that could not be made, or that ended, is made anew by itself. */
class SearchIndexTest {
    @Test
    void isMadeOnceMemoryIsThereAgain() {
        SearchIndex index = new SearchIndex(
                new FailingGoods(
                        List.of(new InternalError("as of too little memory"), new IllegalStateException("a test's"))),
                new TestCategories());
        index.everythingChanged();
        Awaitility.await().until(index::isReady);
    }

    @Test
    void isMadeAnewWhenItsWriterHasEnded() throws IOException {
        SearchIndex index = new SearchIndex(new FailingGoods(List.of()), new TestCategories());
        index.everythingChanged();
        Awaitility.await().until(index::isReady);
        GoodsIndex ended = Objects.requireNonNull((GoodsIndex) ReflectionTestUtils.getField(index, "current"));
        ended.close();
        // While it is being made, and after.
        Awaitility.await().until(() -> {
            index.changed(Set.of(new ProductId(1)));
            return !ended.equals(ReflectionTestUtils.getField(index, "current"));
        });
        Awaitility.await().until(() -> index.search(searcher -> true));
    }
}
