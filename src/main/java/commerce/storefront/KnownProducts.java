package commerce.storefront;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import commerce.shelf.ShelfWatcher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The products that were read lately, in this instance's memory until somebody changes them. How many pieces are left, which
 * every order changes, is read anew when it is half a second old; that there are none any more is heard of besides.
 */
@Component
class KnownProducts implements ShelfWatcher {
    private static final int MOST = 20_000;
    private static final long STOCK_KEEPS = Duration.ofMillis(500).toNanos();

    private final ProductPages pages;
    private final ConcurrentHashMap<ProductId, Known> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

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
    }

    /** One product: on sale or not, it stays readable by its id, as orders and links lead to it. */
    Optional<ProductPages.Page> page(ProductId id) {
        Known found = known.get(id);
        return Optional.ofNullable(found == null ? read(id) : found).map(each -> {
            ProductPages.Described described = each.described;
            return new ProductPages.Page(described.product(), described.sellerName(), described.onSale(),
                    described.told(), available(each));
        });
    }

    private @Nullable Known read(ProductId id) {
        long before = changes.get();
        Known read = pages.describe(id).map(Known::new).orElse(null);
        if (read != null && changes.get() == before) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(id, read);
            // What changed between the look and the putting is not kept.
            if (changes.get() != before) {
                known.remove(id);
            }
        }
        return read;
    }

    private Map<SkuId, Integer> available(Known product) {
        Stock stock = product.stock;
        long now = System.nanoTime();
        if (stock == null || now - stock.readAt() > STOCK_KEEPS) {
            stock = new Stock(pages.available(product.described.product().skus()), now);
            product.stock = stock;
        }
        return stock.available();
    }

    @Override
    public void changed(Set<ProductId> products) {
        changes.incrementAndGet();
        products.forEach(known::remove);
    }

    @Override
    public void everythingChanged() {
        changes.incrementAndGet();
        known.clear();
    }
}
