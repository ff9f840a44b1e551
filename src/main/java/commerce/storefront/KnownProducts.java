package commerce.storefront;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import commerce.shelf.SharedReads;
import commerce.shelf.ShelfWatcher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The products that were read lately, in this instance's memory until somebody changes them. How many pieces are left, which
 * every order changes, is read anew when it is half a second old; that there are none any more is heard of besides.
 */
@Component
class KnownProducts implements ShelfWatcher {
    /** Roughly, in bytes: 20,000 products of the usual length and more. */
    private static final long MOST = 64L << 20;
    private static final long A_FORM = 200;
    private static final long STOCK_KEEPS = Duration.ofMillis(500).toNanos();

    private final ProductPages pages;
    private final ConcurrentHashMap<ProductId, Known> known = new ConcurrentHashMap<>();
    private final SharedReads<ProductId, Optional<Known>> reads = new SharedReads<>();
    private final SharedReads<Known, Map<SkuId, Integer>> stocks = new SharedReads<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong size = new AtomicLong();

    KnownProducts(ProductPages pages) {
        this.pages = pages;
    }

    /** @param readAt by {@link System#nanoTime} */
    private record Stock(Map<SkuId, Integer> available, long readAt) {}

    private static final class Known {
        private final ProductPages.Described described;
        private volatile @Nullable Stock stock;

        Known(ProductPages.Described described) {
            this.described = described;
        }

        long size() {
            long letters = described.product().description().length();
            for (Map<String, String> told : List.of(described.told().attributes(), described.told().notice())) {
                letters += told.values().stream().mapToLong(String::length).sum();
            }
            return letters * Character.BYTES + described.product().skus().size() * A_FORM;
        }
    }

    /** One product: on sale or not, it stays readable by its id, as orders and links lead to it, unless Madang ended it. */
    Optional<ProductPages.Page> page(ProductId id) {
        Known kept = known.get(id);
        Optional<Known> found = kept == null ? reads.read(id, () -> read(id)) : Optional.of(kept);
        return found.map(each -> {
            ProductPages.Described described = each.described;
            return new ProductPages.Page(described.product(), described.sellerName(), described.onSale(),
                    described.told(), available(each));
        });
    }

    /** Roughly, in bytes. */
    long size() {
        return size.get();
    }

    private Optional<Known> read(ProductId id) {
        long before = changes.get();
        Optional<Known> read = pages.describe(id).map(Known::new);
        if (read.isPresent() && changes.get() == before) {
            keep(id, read.get());
            // What changed between the look and the putting is not kept.
            if (changes.get() != before) {
                forget(id);
            }
        }
        return read;
    }

    private void keep(ProductId id, Known product) {
        Known old = known.put(id, product);
        size.addAndGet(product.size() - (old == null ? 0 : old.size()));
        Iterator<ProductId> others = known.keySet().iterator();
        while (size.get() > MOST && others.hasNext()) {
            ProductId other = others.next();
            if (!other.equals(id)) {
                forget(other);
            }
        }
    }

    private void forget(ProductId id) {
        Known gone = known.remove(id);
        if (gone != null) {
            size.addAndGet(-gone.size());
        }
    }

    private Map<SkuId, Integer> available(Known product) {
        Stock stock = product.stock;
        return stock != null && System.nanoTime() - stock.readAt() <= STOCK_KEEPS
                ? stock.available()
                : stocks.read(product, () -> {
                    long now = System.nanoTime();
                    Map<SkuId, Integer> available = pages.available(product.described.product().skus());
                    product.stock = new Stock(available, now);
                    return available;
                });
    }

    @Override
    public void changed(Set<ProductId> products) {
        changes.incrementAndGet();
        products.forEach(reads::forget);
        products.forEach(this::forget);
    }

    @Override
    public void everythingChanged() {
        changes.incrementAndGet();
        reads.forgetAll();
        List.copyOf(known.keySet()).forEach(this::forget);
    }
}
