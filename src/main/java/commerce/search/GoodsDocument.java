package commerce.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

import commerce.catalogue.Category;
import commerce.catalogue.CategoryId;
import commerce.catalogue.CategoryTree;
import commerce.catalogue.ProductId;
import commerce.catalogue.Rating;
import commerce.shelf.Goods;
import commerce.shelf.Tile;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;

/** A product as the index holds it. */
final class GoodsDocument {
    /** What the product is found again by when it changes. */
    static final String KEY = "key";
    static final String ID = "id";
    /** The words of its name, which decide how well it fits. */
    static final String NAME = "name";
    /** All words by which it is found: of its name, its seller, its categories. */
    static final String WORDS = "words";
    static final String GRAMS = "grams";
    /** What somebody writes who looks for it. */
    static final String TYPED = "typed";
    static final String CATEGORY = "category";
    static final String SELLER = "seller";
    static final String PRICE = "price";
    /** In tenths of a star. */
    static final String RATING = "rating";
    /** What is better by its average, or by more reviews of the same, has a larger one; none: nobody has reviewed it. */
    static final String RANK = "rank";
    static final String FREE_DELIVERY = "freeDelivery";
    static final String IN_STOCK = "inStock";
    static final String YES = "1";
    /** Between the keys that are pressed and the words that they are. */
    static final char KEYS_END = '\u0001';
    static final String TILE = "tile";

    private static final FieldType TEXT = text(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType MATCH = text(IndexOptions.DOCS, true);
    private static final int LONGEST_WORD = 20;

    private GoodsDocument() {}

    static Term key(ProductId id) {
        return new Term(KEY, Long.toString(id.value()));
    }

    static Document of(Goods goods, CategoryTree tree) {
        Tile tile = goods.tile();
        Document document = new Document();
        document.add(new StringField(KEY, Long.toString(tile.id().value()), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, tile.id().value()));
        String name = KoreanText.normal(tile.name());
        String seller = KoreanText.normal(tile.seller().name());
        List<Category> path = tree.path(goods.category());
        StringJoiner words = new StringJoiner(" ").add(name).add(seller);
        path.forEach(category -> words.add(category.nameKo()).add(category.nameEn()));
        document.add(new Field(NAME, name, TEXT));
        document.add(new Field(WORDS, words.toString(), MATCH));
        document.add(new Field(GRAMS, name.replace(" ", ""), MATCH));
        typed(name).forEach(keys -> document.add(new StringField(TYPED, keys, Field.Store.NO)));
        for (CategoryId category : path.stream().map(Category::id).toList()) {
            document.add(new StringField(CATEGORY, Long.toString(category.value()), Field.Store.NO));
            document.add(new SortedNumericDocValuesField(CATEGORY, category.value()));
        }
        document.add(new StringField(SELLER, Long.toString(tile.seller().id().value()), Field.Store.NO));
        document.add(new NumericDocValuesField(SELLER, tile.seller().id().value()));
        document.add(new LongField(PRICE, tile.price().amount(), Field.Store.NO));
        if (tile.rating() != null) {
            document.add(new LongField(RATING, tile.rating().tenths(), Field.Store.NO));
            document.add(new NumericDocValuesField(RANK, rank(tile.rating())));
        }
        if (tile.freeDelivery()) {
            document.add(new StringField(FREE_DELIVERY, YES, Field.Store.NO));
            document.add(new NumericDocValuesField(FREE_DELIVERY, 1));
        }
        if (!tile.soldOut()) {
            document.add(new StringField(IN_STOCK, YES, Field.Store.NO));
        }
        document.add(new BinaryDocValuesField(TILE, TileBytes.write(tile)));
        return document;
    }

    private static long rank(Rating rating) {
        return (long) rating.tenths() << Integer.SIZE | rating.reviews();
    }

    /** The tenths of a star in it. */
    static int tenths(long rank) {
        return (int) (rank >> Integer.SIZE);
    }

    /** Each word of the name, and each two in a row. */
    private static Set<String> typed(String name) {
        Set<String> typed = new LinkedHashSet<>();
        String before = "";
        for (String word : name.split("[\\s()\\[\\],/·]+", -1)) {
            boolean known = !word.isEmpty() && word.length() <= LONGEST_WORD;
            if (known && word.length() > 1) {
                typed.add(keyed(word));
            }
            if (known && !before.isEmpty()) {
                typed.add(keyed(before + " " + word));
            }
            before = known ? word : "";
        }
        return typed;
    }

    private static String keyed(String words) {
        return Keystrokes.of(words) + KEYS_END + words;
    }

    private static FieldType text(IndexOptions options, boolean withoutLength) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(withoutLength);
        type.freeze();
        return type;
    }
}
