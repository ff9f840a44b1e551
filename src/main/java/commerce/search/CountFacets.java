package commerce.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import commerce.catalogue.Category;
import commerce.catalogue.CategoryTree;
import commerce.catalogue.SellerId;
import commerce.shelf.KnownCategories;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.stereotype.Service;
import platform.money.Won;

/** Counts what there is to choose among the products that were found. */
@Service
class CountFacets {
    private static final int SELLERS = 20;

    private final SearchIndex index;
    private final KnownCategories categories;

    CountFacets(SearchIndex index, KnownCategories categories) {
        this.index = index;
        this.categories = categories;
    }

    /** Of all that was found, of whatever page. */
    Facets count(ProductFilter filter, boolean korean) {
        FacetCounter counted = index.search(searcher -> count(searcher, index.queries(), filter));
        return new Facets(counted.count(), categories(counted, korean), sellers(counted), prices(counted));
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

    private static List<Facets.OfSeller> sellers(FacetCounter counted) {
        return counted.sellers().entrySet().stream()
                .map(each -> new Facets.OfSeller(new SellerId(each.getKey()), each.getValue()[0]))
                .sorted(Comparator.comparingLong(Facets.OfSeller::count).reversed()
                        .thenComparingLong(each -> each.id().value()))
                .limit(SELLERS).toList();
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
}
