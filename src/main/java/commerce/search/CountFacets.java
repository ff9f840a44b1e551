package commerce.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import commerce.catalogue.Category;
import commerce.catalogue.CategoryTree;
import commerce.shelf.KnownCategories;
import commerce.shelf.SharedReads;
import commerce.shelf.Tile;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.stereotype.Service;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Counts what there is to choose among the products that were found. */
@Service
class CountFacets {
    private static final int SELLERS = 20;
    /** What is counted without words, of very many products perhaps, is told again for so long. */
    private static final long KEPT = Duration.ofSeconds(1).toNanos();
    private static final int MOST_KEPT = 1_000;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final SearchIndex index;
    private final KnownCategories categories;
    private final ConcurrentHashMap<Asked, Kept> kept = new ConcurrentHashMap<>();
    private final SharedReads<Asked, Facets> counts = new SharedReads<>();
    /** A count takes a core: half of them is left to everything else. */
    private final Semaphore places = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    CountFacets(SearchIndex index, KnownCategories categories) {
        this.index = index;
        this.categories = categories;
    }

    private record Asked(ProductFilter filter, boolean korean) {}

    /** @param at by {@link System#nanoTime} */
    private record Kept(Facets facets, long at) {}

    /**
     * Of all that was found, of whatever page.
     *
     * @throws DomainException {@code TEMPORARILY_UNAVAILABLE} while too much is counted already
     */
    Facets count(ProductFilter filter, boolean korean) {
        Asked asked = new Asked(filter, korean);
        Kept before = kept.get(asked);
        if (before != null && System.nanoTime() - before.at() < KEPT) {
            return before.facets();
        }
        return counts.read(asked, () -> {
            Facets facets = countInTurn(filter, korean);
            if (filter.words() == null) {
                if (kept.size() >= MOST_KEPT) {
                    kept.clear();
                }
                kept.put(asked, new Kept(facets, System.nanoTime()));
            }
            return facets;
        });
    }

    private Facets countInTurn(ProductFilter filter, boolean korean) throws InterruptedException {
        if (!places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw DomainException.retryAfter(WAIT, PlatformError.TEMPORARILY_UNAVAILABLE);
        }
        try {
            return index.search(searcher -> {
                FacetCounter counted = count(searcher, index.queries(), filter);
                return new Facets(counted.count(), categories(counted, korean), sellers(searcher, counted),
                        prices(counted), ratings(counted), deliveries(counted));
            });
        } finally {
            places.release();
        }
    }

    /** By letters only what no words find. */
    static FacetCounter count(IndexSearcher searcher, ProductQueries queries, ProductFilter filter)
            throws IOException {
        FacetCounter byWords = searcher.search(ProductQueries.counted(queries.byWords(filter.words()), filter),
                FacetCounter.with(filter));
        return byWords.count() > 0 || filter.words() == null
                ? byWords
                : searcher.search(ProductQueries.counted(queries.byLetters(filter.words()), filter),
                        FacetCounter.with(filter));
    }

    /** In the order of the tree. */
    private List<Facets.InCategory> categories(FacetCounter counted, boolean korean) {
        List<Facets.InCategory> found = new ArrayList<>();
        CategoryTree tree = categories.tree();
        tree.first().forEach(category -> add(found, tree, category, counted.categories(), korean));
        return found;
    }

    private static void add(List<Facets.InCategory> found, CategoryTree tree, Category category,
            Map<Long, int[]> counts, boolean korean) {
        int[] count = counts.get(category.id().value());
        if (count != null) {
            found.add(new Facets.InCategory(category.id(), korean ? category.nameKo() : category.nameEn(), count[0]));
            tree.below(category.id()).forEach(each -> add(found, tree, each, counts, korean));
        }
    }

    private static List<Facets.OfSeller> sellers(IndexSearcher searcher, FacetCounter counted) throws IOException {
        List<FacetCounter.OfSeller> most = counted.sellers().entrySet().stream()
                .sorted(Comparator
                        .comparingInt((Map.Entry<Long, FacetCounter.OfSeller> each) -> each.getValue().count())
                        .reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SELLERS).map(Map.Entry::getValue).toList();
        List<Facets.OfSeller> sellers = new ArrayList<>();
        for (FacetCounter.OfSeller each : most) {
            Tile.SellerName seller = SearchProducts.tile(searcher.getIndexReader().leaves(), each.document()).seller();
            sellers.add(new Facets.OfSeller(seller.id(), seller.name(), each.count()));
        }
        return sellers;
    }

    private static List<Facets.AtPrice> prices(FacetCounter counted) {
        List<Facets.AtPrice> prices = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < counted.prices().length; i++) {
            Won to = i < FacetCounter.PRICE_STEPS.length ? Won.of(FacetCounter.PRICE_STEPS[i]) : null;
            if (counted.prices()[i] > 0) {
                prices.add(new Facets.AtPrice(Won.of(from), to, counted.prices()[i]));
            }
            from = to == null ? from : to.amount() + 1;
        }
        return prices;
    }

    /** From the best on; each has those above it too, as the filter has. */
    private static List<Facets.RatedFrom> ratings(FacetCounter counted) {
        List<Facets.RatedFrom> ratings = new ArrayList<>();
        long count = 0;
        for (int stars = FacetCounter.MOST_STARS; stars >= 1; stars--) {
            count += counted.stars()[stars];
            if (count > 0) {
                ratings.add(new Facets.RatedFrom(stars, count));
            }
        }
        return ratings;
    }

    private static List<Facets.SentSo> deliveries(FacetCounter counted) {
        return counted.free() > 0 ? List.of(new Facets.SentSo(DeliveryChoice.FREE, counted.free())) : List.of();
    }
}
