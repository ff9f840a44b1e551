package commerce.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.shelf.Tile;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds products in this instance's index, a page at a time behind the last one seen; no database is asked. */
@Service
public class SearchProducts {
    /** How many numbers say where a page ended. */
    public static final int KEYS = 3;

    private static final long BY_WORDS = 0;
    private static final long BY_LETTERS = 1;
    private static final SortField NEWEST = new SortField(GoodsDocument.ID, SortField.Type.LONG, true);
    private static final SortField BEST = new SortField(GoodsDocument.RANK, SortField.Type.LONG, true);

    private final SearchIndex index;

    SearchProducts(SearchIndex index) {
        this.index = index;
    }

    /** A product that was found, and what says where it stands in the list. */
    public record Hit(Tile tile, Place place) {
        /** One of a list of the newest that came from elsewhere: a cursor of either leads on in both. */
        public static Hit newest(Tile tile) {
            return new Hit(tile, new Place(BY_WORDS, tile.id().value(), tile.id().value()));
        }
    }

    /**
     * Where a product stands in a list.
     *
     * @param way how it was found
     * @param sorted the value that the list is sorted by
     * @param id its own
     */
    public record Place(long way, long sorted, long id) {
        /** For a cursor. */
        public long[] keys() {
            return new long[]{way, sorted, id};
        }
    }

    /** Whether this instance has its index already; it takes seconds after its start. */
    public boolean isReady() {
        return index.isReady();
    }

    /**
     * The next products.
     *
     * @param after the keys of the last one seen; empty for the first page
     * @throws platform.web.DomainException {@code TEMPORARILY_UNAVAILABLE} while there is no index yet
     */
    public List<Hit> find(ProductFilter filter, ProductSort sort, Optional<long[]> after, int most) {
        return index.search(searcher -> find(searcher, index.queries(), filter, sort, after, most));
    }

    /** By letters only what no words find. */
    static List<Hit> find(IndexSearcher searcher, ProductQueries queries, ProductFilter filter, ProductSort sort,
            Optional<long[]> after, int most) throws IOException {
        long way = after.map(keys -> keys[0]).orElse(BY_WORDS);
        String words = filter.words();
        if (way == BY_WORDS) {
            List<Hit> found = page(searcher, queries.byWords(words), filter, sort, BY_WORDS, after, most);
            if (!found.isEmpty() || words == null || after.isPresent()) {
                return found;
            }
        }
        return page(searcher, queries.byLetters(Objects.requireNonNull(words)), filter, sort, BY_LETTERS, after, most);
    }

    private static List<Hit> page(IndexSearcher searcher, Query query, ProductFilter filter, ProductSort sort, long way,
            Optional<long[]> after, int most) throws IOException {
        Sort order = order(filter, sort);
        @Nullable
        FieldDoc last = after.map(keys -> last(searcher, order, keys)).orElse(null);
        ScoreDoc[] found = searcher.search(ProductQueries.filtered(query, filter),
                new TopFieldCollectorManager(order, most, last, most)).scoreDocs;
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc each : found) {
            hits.add(new Hit(tile(leaves, each.doc), place(way, order, (FieldDoc) each)));
        }
        return hits;
    }

    private static Sort order(ProductFilter filter, ProductSort sort) {
        return switch (sort) {
            case RELEVANCE -> filter.words() == null ? new Sort(NEWEST) : new Sort(SortField.FIELD_SCORE, NEWEST);
            case NEWEST -> new Sort(NEWEST);
            case PRICE_ASC -> new Sort(price(false), NEWEST);
            case PRICE_DESC -> new Sort(price(true), NEWEST);
            case RATING -> new Sort(BEST, NEWEST);
        };
    }

    private static SortField price(boolean reverse) {
        return LongField.newSortField(GoodsDocument.PRICE, reverse, SortedNumericSelector.Type.MIN);
    }

    /** What a document shows in a list. */
    static Tile tile(List<LeafReaderContext> leaves, int doc) throws IOException {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        BinaryDocValues tiles = Objects.requireNonNull(leaf.reader().getBinaryDocValues(GoodsDocument.TILE));
        tiles.advanceExact(doc - leaf.docBase);
        return TileBytes.read(tiles.binaryValue());
    }

    private static Place place(long way, Sort order, FieldDoc found) {
        Object[] fields = Objects.requireNonNull(found.fields);
        long first = order.getSort()[0].equals(SortField.FIELD_SCORE)
                ? Float.floatToIntBits((Float) fields[0])
                : (Long) fields[0];
        return new Place(way, first, (Long) fields[fields.length - 1]);
    }

    /** Equal to the last one, and behind every document that is: products that came meanwhile move nothing. */
    private static FieldDoc last(IndexSearcher searcher, Sort order, long[] keys) {
        Object first = order.getSort()[0].equals(SortField.FIELD_SCORE)
                ? (Object) Float.intBitsToFloat((int) keys[1])
                : (Object) keys[1];
        Object[] fields = order.getSort().length == 1 ? new Object[]{keys[2]} : new Object[]{first, keys[2]};
        return new FieldDoc(Math.max(0, searcher.getIndexReader().maxDoc() - 1), Float.NaN, fields);
    }
}
