package commerce.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import commerce.catalogue.ProductId;
import commerce.shelf.Goods;
import commerce.shelf.KnownCategories;
import commerce.shelf.ShelfGoods;
import commerce.shelf.ShelfWatcher;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * This instance's index. It is made anew from the database beside the one that is searched, which goes on to follow changes,
 * and takes its place when it has all that came meanwhile.
 */
@Component
class SearchIndex implements ShelfWatcher, DisposableBean, MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final Duration COME_BACK = Duration.ofSeconds(1);
    private static final int BATCH = 1_000;

    private final ShelfGoods goods;
    private final KnownCategories categories;
    private final Object lock = new Object();
    private volatile @Nullable GoodsIndex current;
    private @Nullable KoreanText text;
    private @Nullable ProductQueries queries;

    /** What changed since the one that is being made was begun; null while none is. */
    private @Nullable Set<ProductId> meanwhile;
    private boolean again;
    private volatile boolean ended;
    private volatile @Nullable Long askedFor;

    SearchIndex(ShelfGoods goods, KnownCategories categories) {
        this.goods = goods;
        this.categories = categories;
    }

    /** Whether there is something to search. */
    boolean isReady() {
        return current != null;
    }

    /**
     * Searches.
     *
     * @throws DomainException {@code TEMPORARILY_UNAVAILABLE} in the first seconds of an instance
     */
    <T> T search(GoodsIndex.Search<T> search) {
        while (true) {
            GoodsIndex index = current;
            if (index == null) {
                throw DomainException.retryAfter(COME_BACK, PlatformError.TEMPORARILY_UNAVAILABLE);
            }
            try {
                return index.search(search);
            } catch (AlreadyClosedException e) {
                if (index.equals(current)) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How many products can be found here now; none before there is an index. */
    int size() {
        return isReady() ? this.<Integer>search(searcher -> searcher.getIndexReader().numDocs()) : 0;
    }

    /** Made when first needed: dictionaries are large. */
    synchronized ProductQueries queries() {
        if (queries == null) {
            queries = new ProductQueries(text());
        }
        return queries;
    }

    private synchronized KoreanText text() {
        if (text == null) {
            text = new KoreanText();
        }
        return text;
    }

    @Override
    public void changed(Set<ProductId> products) {
        synchronized (lock) {
            if (meanwhile != null) {
                meanwhile.addAll(products);
            }
        }
        GoodsIndex index = current;
        if (index != null) {
            try {
                put(index, products);
                index.refresh();
            } catch (AlreadyClosedException e) {
                // The one that came in its place has them. One whose writer has ended, as of too little memory, gets a successor.
                if (index.equals(current)) {
                    LOG.error("The search index cannot be written any more; it is made anew", e);
                    everythingChanged();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void everythingChanged() {
        synchronized (lock) {
            if (meanwhile != null) {
                again = true;
                return;
            }
            meanwhile = new HashSet<>();
            askedFor = System.nanoTime();
        }
        boolean started = false;
        try {
            Thread.ofPlatform().name("search-build").daemon().start(this::build);
            started = true;
        } finally {
            if (!started) {
                synchronized (lock) {
                    meanwhile = null;
                    askedFor = null;
                }
            }
        }
    }

    private void build() {
        long started = System.nanoTime();
        boolean once;
        do {
            boolean failed = false;
            try {
                GoodsIndex next = read();
                swap(next);
                LOG.info("The search index is made, in {} ms",
                        Duration.ofNanos(System.nanoTime() - started).toMillis());
            } catch (Throwable e) { // An error too: nobody would make it any more.
                if (!ended) {
                    LOG.error("The search index could not be made; trying again", e);
                    pause();
                }
                failed = true;
            }
            synchronized (lock) {
                once = (again || failed) && !ended;
                again = false;
                meanwhile = once ? new HashSet<>() : null;
                askedFor = failed ? askedFor : once ? (Long) System.nanoTime() : null;
            }
        } while (once);
    }

    private GoodsIndex read() throws IOException {
        GoodsIndex next = new GoodsIndex(text());
        ProductId last = new ProductId(0);
        List<Goods> some;
        do {
            some = goods.after(last, BATCH);
            next.add(some, categories.tree());
            last = some.isEmpty() ? last : some.getLast().tile().id();
        } while (some.size() == BATCH && !ended);
        next.refresh();
        return next;
    }

    /** Changes that were told before are put first; from the moment it is there, they are told to it. */
    private void swap(GoodsIndex next) throws IOException {
        while (true) {
            List<ProductId> late;
            GoodsIndex old = null;
            synchronized (lock) {
                Set<ProductId> missed = meanwhile;
                late = missed == null ? List.of() : List.copyOf(missed);
                if (missed != null) {
                    missed.clear();
                }
                if (late.isEmpty()) {
                    old = current;
                    current = next;
                }
            }
            if (late.isEmpty()) {
                if (old != null) {
                    old.close();
                }
                return;
            }
            put(next, late);
            next.refresh();
        }
    }

    private void put(GoodsIndex index, Collection<ProductId> products) throws IOException {
        List<ProductId> all = new ArrayList<>(products);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<ProductId> part = all.subList(from, Math.min(all.size(), from + BATCH));
            index.put(part, goods.of(part), categories.tree());
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("madang.search.making", () -> {
            Long since = askedFor;
            return since == null ? 0 : Duration.ofNanos(System.nanoTime() - since).toSeconds();
        }).baseUnit("seconds").description("Since when this instance's index should be made that is not there yet")
                .register(meters);
    }

    @Override
    public void destroy() {
        ended = true;
    }

    private static void pause() {
        try {
            Thread.sleep(COME_BACK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
