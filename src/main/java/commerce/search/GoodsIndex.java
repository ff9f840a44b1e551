package commerce.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.catalogue.CategoryTree;
import commerce.catalogue.ProductId;
import commerce.shelf.Goods;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;

/** One index in memory: written by one thread, searched by many. The newest products come first in it. */
final class GoodsIndex {
    private static final int BUFFER_MEGABYTES = 32;

    private final IndexWriter writer;
    private final SearcherManager searchers;

    GoodsIndex(KoreanText text) {
        Analyzer analyzer = new PerFieldAnalyzerWrapper(text.indexed(), Map.of(GoodsDocument.GRAMS, text.grams()));
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setUseCompoundFile(false)
                .setIndexSort(new Sort(new SortField(GoodsDocument.ID, SortField.Type.LONG, true)));
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a search does. */
    @FunctionalInterface
    interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }

    /** Adds products that are not there yet and are shown. */
    void add(List<Goods> goods, CategoryTree tree) throws IOException {
        for (Goods each : goods) {
            if (each.shown()) {
                writer.addDocument(GoodsDocument.of(each, tree));
            }
        }
    }

    /** Puts products in the place of what is there; those that were asked for and are not among them are gone. */
    void put(Collection<ProductId> asked, List<Goods> goods, CategoryTree tree) throws IOException {
        Set<ProductId> gone = new HashSet<>(asked);
        for (Goods each : goods) {
            if (each.shown()) {
                gone.remove(each.tile().id());
                writer.updateDocument(GoodsDocument.key(each.tile().id()), GoodsDocument.of(each, tree));
            }
        }
        writer.deleteDocuments(gone.stream().map(GoodsDocument::key).toArray(Term[]::new));
    }

    /** Lets searches see what was written. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    <T> T search(Search<T> search) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return search.in(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Searches that are under way end as if nothing had happened; its memory is the garbage collector's. */
    void close() throws IOException {
        searchers.close();
        writer.rollback();
    }
}
