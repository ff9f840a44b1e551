package commerce.search;

import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import platform.id.TypedId;

/** What buyers look for as queries of the index. */
final class ProductQueries {
    private final QueryBuilder asked;
    private final QueryBuilder grams;

    ProductQueries(KoreanText text) {
        asked = new QueryBuilder(text.asked());
        grams = new QueryBuilder(text.grams());
        // No positions are kept, which a phrase would ask for.
        asked.setAutoGenerateMultiTermSynonymsPhraseQuery(false);
    }

    /** By words: all of them are wanted, and the product's name says how well it fits. */
    Query byWords(@Nullable String words) {
        if (words == null) {
            return MatchAllDocsQuery.INSTANCE;
        }
        String normal = KoreanText.asked(words);
        Query all = asked.createBooleanQuery(GoodsDocument.WORDS, normal, Occur.MUST);
        Query fits = asked.createBooleanQuery(GoodsDocument.NAME, normal, Occur.SHOULD);
        return all == null
                ? new MatchNoDocsQuery("no word in it")
                : new BooleanQuery.Builder().add(all, Occur.FILTER)
                        .add(fits == null ? new MatchNoDocsQuery("no word in it") : fits, Occur.SHOULD).build();
    }

    /** By the letters of the words, wherever words begin and end: for what no dictionary knows. */
    Query byLetters(String words) {
        Query all = grams.createBooleanQuery(GoodsDocument.GRAMS, KoreanText.asked(words).replace(" ", ""),
                Occur.MUST);
        return all == null ? new MatchNoDocsQuery("too short") : all;
    }

    /** With what else a buyer chose. */
    static Query filtered(Query query, ProductFilter filter) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        addId(all, GoodsDocument.CATEGORY, filter.category());
        addId(all, GoodsDocument.SELLER, filter.seller());
        if (filter.minPrice() != null || filter.maxPrice() != null) {
            all.add(LongField.newRangeQuery(GoodsDocument.PRICE, lowest(filter), highest(filter)), Occur.FILTER);
        }
        if (filter.minRating() != null) {
            all.add(LongField.newRangeQuery(GoodsDocument.RATING, lowestTenths(filter), Long.MAX_VALUE), Occur.FILTER);
        }
        if (filter.delivery() == DeliveryChoice.FREE) {
            all.add(new TermQuery(new Term(GoodsDocument.FREE_DELIVERY, GoodsDocument.YES)), Occur.FILTER);
        }
        return rest(all, filter).build();
    }

    /** Without what facets count, but for whether it can be had. */
    static Query counted(Query query, ProductFilter filter) {
        return rest(new BooleanQuery.Builder().add(query, Occur.FILTER), filter).build();
    }

    static long lowest(ProductFilter filter) {
        return filter.minPrice() == null ? 0 : filter.minPrice();
    }

    static long highest(ProductFilter filter) {
        return filter.maxPrice() == null ? Long.MAX_VALUE : filter.maxPrice();
    }

    /** In tenths of a star, as {@link GoodsDocument#RATING} is. */
    static long lowestTenths(ProductFilter filter) {
        return filter.minRating() == null ? 0 : 10L * filter.minRating();
    }

    private static BooleanQuery.Builder rest(BooleanQuery.Builder all, ProductFilter filter) {
        return filter.inStock()
                ? all.add(new TermQuery(new Term(GoodsDocument.IN_STOCK, GoodsDocument.YES)), Occur.FILTER)
                : all;
    }

    private static void addId(BooleanQuery.Builder all, String field, @Nullable TypedId id) {
        if (id != null) {
            all.add(new TermQuery(new Term(field, Long.toString(id.value()))), Occur.FILTER);
        }
    }
}
