package commerce.search;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/**
 * Counts products by category, seller, price, rating and delivery in one walk through all that the words find. One that fits all filters
 * counts everywhere; one that misses a single filter counts for that filter's facet alone.
 */
final class FacetCounter extends SimpleCollector {
    static final int MOST_STARS = 5;
    /** The first price above each step. */
    static final long[] PRICE_STEPS = {10_000, 30_000, 50_000, 100_000, 300_000};

    private final ProductFilter filter;
    private final long lowest;
    private final long highest;
    private final long lowestTenths;
    private final Map<Long, int[]> categories = new HashMap<>();
    private final Map<Long, OfSeller> sellers = new HashMap<>();
    private final long[] prices = new long[PRICE_STEPS.length + 1];
    private final long[] stars = new long[MOST_STARS + 1];
    private long count;
    private long free;
    private int base;
    private SortedNumericDocValues categoryOf = DocValues.emptySortedNumeric();
    private NumericDocValues sellerOf = DocValues.emptyNumeric();
    private NumericDocValues priceOf = DocValues.emptyNumeric();
    private NumericDocValues rankOf = DocValues.emptyNumeric();
    private NumericDocValues freeOf = DocValues.emptyNumeric();
    /** Of the product that is counted: the ways of most categories are short. */
    private long[] path = new long[8];

    /** How many are a seller's, and which document one of them is, which knows the seller's name. */
    static final class OfSeller {
        private final int document;
        private int count;

        private OfSeller(int document) {
            this.document = document;
        }

        int document() {
            return document;
        }

        int count() {
            return count;
        }
    }

    private FacetCounter(ProductFilter filter) {
        this.filter = filter;
        this.lowest = ProductQueries.lowest(filter);
        this.highest = ProductQueries.highest(filter);
        this.lowestTenths = ProductQueries.lowestTenths(filter);
    }

    static CollectorManager<FacetCounter, FacetCounter> with(ProductFilter filter) {
        return new CollectorManager<>() {
            @Override
            public FacetCounter newCollector() {
                return new FacetCounter(filter);
            }

            // A search here is one thread's.
            @Override
            public FacetCounter reduce(Collection<FacetCounter> counters) {
                return counters.iterator().next();
            }
        };
    }

    long count() {
        return count;
    }

    Map<Long, int[]> categories() {
        return categories;
    }

    Map<Long, OfSeller> sellers() {
        return sellers;
    }

    long[] prices() {
        return prices;
    }

    /** How many have so many whole stars, and perhaps some tenths of the next; none: nobody has reviewed them. */
    long[] stars() {
        return stars;
    }

    /** How many are sent for nothing. */
    long free() {
        return free;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        base = context.docBase;
        categoryOf = DocValues.getSortedNumeric(context.reader(), GoodsDocument.CATEGORY);
        sellerOf = DocValues.getNumeric(context.reader(), GoodsDocument.SELLER);
        priceOf = DocValues.unwrapSingleton(DocValues.getSortedNumeric(context.reader(), GoodsDocument.PRICE));
        rankOf = DocValues.getNumeric(context.reader(), GoodsDocument.RANK);
        freeOf = DocValues.getNumeric(context.reader(), GoodsDocument.FREE_DELIVERY);
    }

    @Override
    public void collect(int doc) throws IOException {
        if (!sellerOf.advanceExact(doc) || !priceOf.advanceExact(doc)) {
            return;
        }
        long seller = sellerOf.longValue();
        long price = priceOf.longValue();
        int steps = readPath(doc);
        boolean inCategory = filter.category() == null || isInPath(filter.category().value(), steps);
        boolean ofSeller = filter.seller() == null || filter.seller().value() == seller;
        boolean atPrice = price >= lowest && price <= highest;
        int tenths = rankOf.advanceExact(doc) ? GoodsDocument.tenths(rankOf.longValue()) : 0;
        boolean ratedSo = tenths >= lowestTenths;
        boolean isFree = freeOf.advanceExact(doc);
        boolean sentSo = filter.delivery() == null || isFree;
        int missed = (inCategory ? 0 : 1) + (ofSeller ? 0 : 1) + (atPrice ? 0 : 1) + (ratedSo ? 0 : 1)
                + (sentSo ? 0 : 1);
        if (missed == 0) {
            count++;
        }
        if (missed == 0 || (missed == 1 && !inCategory)) {
            for (int i = 0; i < steps; i++) {
                add(categories, path[i]);
            }
        }
        if (missed == 0 || (missed == 1 && !ofSeller)) {
            sellers.computeIfAbsent(seller, _ -> new OfSeller(base + doc)).count++;
        }
        if (missed == 0 || (missed == 1 && !atPrice)) {
            prices[step(price)]++;
        }
        if (missed == 0 || (missed == 1 && !ratedSo)) {
            stars[tenths / 10]++;
        }
        if (isFree && missed == 0) {
            free++;
        }
    }

    private int readPath(int doc) throws IOException {
        if (!categoryOf.advanceExact(doc)) {
            return 0;
        }
        int steps = Math.min(categoryOf.docValueCount(), path.length);
        for (int i = 0; i < steps; i++) {
            path[i] = categoryOf.nextValue();
        }
        return steps;
    }

    private boolean isInPath(long category, int steps) {
        for (int i = 0; i < steps; i++) {
            if (path[i] == category) {
                return true;
            }
        }
        return false;
    }

    private static void add(Map<Long, int[]> counts, long key) {
        counts.computeIfAbsent(key, _ -> new int[1])[0]++;
    }

    private static int step(long price) {
        int step = 0;
        while (step < PRICE_STEPS.length && price > PRICE_STEPS[step]) {
            step++;
        }
        return step;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
