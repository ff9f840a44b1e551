package commerce.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import commerce.catalogue.Category;
import commerce.catalogue.CategoryId;
import commerce.catalogue.CategoryTree;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.ProductId;
import commerce.catalogue.Rating;
import commerce.catalogue.SellerId;
import commerce.shelf.Goods;
import commerce.shelf.Tile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found by which words, in the order asked for. */
class GoodsIndexTest {
    private static final KoreanText TEXT = new KoreanText();
    private static final ProductQueries QUERIES = new ProductQueries(TEXT);
    private static final ProductFilter ALL = new ProductFilter(null, null, null, null, null, null, null, false);
    private static final CategoryTree TREE = new CategoryTree(List.of(
            new Category(new CategoryId(100), null, "식품", "Food", null, null),
            new Category(new CategoryId(110), new CategoryId(100), "과일", "Fruit", GoodsCategory.FRUIT, null),
            new Category(new CategoryId(300), null, "디지털", "Digital", GoodsCategory.DIGITAL, null)));

    private final GoodsIndex index = new GoodsIndex(TEXT);
    private long ids;

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({"감귤, 제주도감귤", "블루투스 이어폰, 무선블루투스이어폰", "블루투스이어폰, 무선 블루투스 이어폰", "패딩 조끼, 여성용 경량패딩조끼를", "경량패딩조끼, 여성 경량 패딩 조끼",
            "샤인머스캣, 성주 샤인머스캣 2kg", "귤, 서귀포 감귤 3kg", "이어셋, 무선블루투스이어폰", "USB, 고속 usb 충전기", "ＵＳＢ, 고속 USB 충전기",
            "보조 배터리, 대용량 보조배터리", "사과를, 청송 부사사과 5kg", "제주 감귤 5kg, 제주 감귤 5kg", "쿠쿠스, 쿠쿠스토리 냄비", "과일, 신고배 3kg"})
    void finds(String words, String name) throws IOException {
        sells(name, 1_000);
        sells("원목 도마", 1_000, 300, 9, false);
        assertThat(names(words(words), ProductSort.RELEVANCE)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"감귤 한라봉, 제주 감귤", "키보드, 무선 마우스", "냄비, 원목 도마", "!!!, 원목 도마", "' ', 원목 도마"})
    void doesNotFind(String words, String name) throws IOException {
        sells(name, 1_000);
        assertThat(names(words(words), ProductSort.RELEVANCE)).isEmpty();
    }

    /** One letter that is eighteen, of which no word is known. */
    @Test
    void looksForNoMoreLettersThanWereAllowedWhateverTheyBecome() throws IOException {
        sells("제주 감귤", 1_000);
        assertThat(names(words("\uFDFA".repeat(100)), ProductSort.RELEVANCE)).isEmpty();
        assertThat(suggested("\uFDFA".repeat(100))).isEmpty();
    }

    @Test
    void suggestsNothingOfWhatIsNotShownAnyMore() throws IOException {
        List<Goods> together = new ArrayList<>();
        for (String name : List.of("나쁜말 감귤", "나비 넥타이", "나비 머리핀", "나비 브로치", "나물 무침", "나물 볶음")) {
            together.add(new Goods(tile(new ProductId(++ids), name, 1_000, 5, false, "상회"), new CategoryId(110), true));
        }
        // Among so many, Lucene does not tidy up three that are gone.
        for (int i = 0; i < 100; i++) {
            together.add(new Goods(tile(new ProductId(++ids), "과자 " + i, 1_000, 5, false, "상회"), new CategoryId(110),
                    true));
        }
        index.add(together, TREE);
        index.refresh();
        assertThat(suggested("나")).startsWith("나비").contains("나쁜말");
        for (int gone : new int[]{0, 1, 2}) {
            put(new Goods(together.get(gone).tile(), new CategoryId(110), false));
        }
        assertThat(suggested("나")).startsWith("나물").contains("나비").doesNotContain("나쁜말", "나쁜말 감귤");
    }

    @Test
    void putsFirstWhatIsCalledSo() throws IOException {
        sells("감귤", 1_000);
        sells("제주도 서귀포 남원읍 유기농 감귤 선물세트", 1_000);
        sells("복숭아", 1_000, 110, 5, false, "감귤상회");
        assertThat(names(words("감귤"), ProductSort.RELEVANCE)).containsExactly("감귤", "제주도 서귀포 남원읍 유기농 감귤 선물세트", "복숭아");
    }

    @Test
    void sortsByPriceAndByNewestPageByPage() throws IOException {
        for (int price : new int[]{3_000, 1_000, 2_000, 1_000, 5_000}) {
            sells(price + " 감귤 " + ids, price);
        }
        assertThat(pages(ALL, ProductSort.PRICE_ASC)).containsExactly("1000 감귤 3", "1000 감귤 1", "2000 감귤 2",
                "3000 감귤 0",
                "5000 감귤 4");
        assertThat(pages(ALL, ProductSort.PRICE_DESC)).containsExactly("5000 감귤 4", "3000 감귤 0", "2000 감귤 2",
                "1000 감귤 3", "1000 감귤 1");
        assertThat(pages(ALL, ProductSort.NEWEST)).hasSize(5).startsWith("5000 감귤 4").endsWith("3000 감귤 0");
        assertThat(pages(words("감귤"), ProductSort.RELEVANCE)).hasSize(5).doesNotHaveDuplicates();
        assertThat(pages(words("귤 감"), ProductSort.RELEVANCE)).isEmpty();
    }

    @Test
    void readsPagesOfWhatOnlyLettersFind() throws IOException {
        for (int i = 0; i < 5; i++) {
            sells("쿠쿠스토리 냄비 " + i, 1_000);
        }
        assertThat(pages(words("쿠스토"), ProductSort.RELEVANCE)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void followsWhatChanges() throws IOException {
        Goods goods = sells("제주 감귤", 1_000);
        ProductId id = goods.tile().id();
        put(new Goods(tile(id, "제주 한라봉", 1_000, 5, false, "상회"), new CategoryId(110), true));
        assertThat(names(words("감귤"), ProductSort.RELEVANCE)).isEmpty();
        assertThat(names(words("한라봉"), ProductSort.RELEVANCE)).hasSize(1);
        put(new Goods(goods.tile(), new CategoryId(110), false));
        assertThat(names(ALL, ProductSort.NEWEST)).isEmpty();
    }

    @Test
    void filtersByCategoryWithThoseBelowItBySellerByPriceAndByStock() throws IOException {
        sells("감귤", 1_000, 110, 5, false);
        sells("사과", 2_000, 110, 6, true);
        sells("마우스", 3_000, 300, 6, false);
        assertThat(
                names(new ProductFilter(null, new CategoryId(100), null, null, null, null, null, false),
                        ProductSort.NEWEST))
                .containsExactly("사과", "감귤");
        assertThat(names(new ProductFilter(null, null, new SellerId(6), null, null, null, null, false),
                ProductSort.NEWEST))
                .containsExactly("마우스", "사과");
        assertThat(names(new ProductFilter(null, null, null, 1_000L, 2_000L, null, null, false), ProductSort.NEWEST))
                .containsExactly("사과", "감귤");
        assertThat(names(new ProductFilter(null, null, null, null, null, null, null, true), ProductSort.NEWEST))
                .containsExactly("마우스", "감귤");
    }

    @Test
    void countsWhatElseCouldBeChosen() throws IOException {
        sells("감귤", 1_000, 110, 5, false);
        sells("사과", 20_000, 110, 6, false);
        sells("마우스", 400_000, 300, 6, false);
        FacetCounter counted = count(
                new ProductFilter(null, new CategoryId(110), new SellerId(6), null, null, null, null, false));
        assertThat(counted.count()).isEqualTo(1);
        assertThat(counted.categories().get(100L)[0]).isEqualTo(1);
        assertThat(counted.categories().get(300L)[0]).isEqualTo(1);
        assertThat(counted.sellers().get(5L).count()).isEqualTo(1);
        assertThat(counted.sellers().get(6L).count()).isEqualTo(1);
        assertThat(counted.prices()).containsExactly(0, 1, 0, 0, 0, 0);
        assertThat(count(ALL).prices()).containsExactly(1, 1, 0, 0, 0, 1);
        assertThat(count(words("마우스")).count()).isEqualTo(1);
        assertThat(count(words("우스")).count()).isEqualTo(1);
    }

    @Test
    void putsTheBestFirstThenTheOnesOfMoreReviewsAndLastWhatNobodyHasReviewed() throws IOException {
        rated("별 없는 감귤", null);
        rated("4.5 감귤", Rating.ofTenths(200, 45));
        rated("5.0 감귤", Rating.ofTenths(1, 50));
        rated("4.5 감귤 더 많은", Rating.ofTenths(2_000_000_000, 45));
        rated("4.5 감귤 새것", Rating.ofTenths(200, 45));
        rated("1.0 감귤", Rating.ofTenths(2_000_000_000, 10));
        rated("별 없는 새 감귤", null);
        assertThat(names(ALL, ProductSort.RATING)).containsExactly("5.0 감귤", "4.5 감귤 더 많은", "4.5 감귤 새것", "4.5 감귤",
                "1.0 감귤", "별 없는 새 감귤", "별 없는 감귤");
        assertThat(pages(ALL, ProductSort.RATING)).isEqualTo(names(ALL, ProductSort.RATING));
        assertThat(pages(words("감귤"), ProductSort.RATING)).isEqualTo(names(ALL, ProductSort.RATING));
    }

    @Test
    void countsByRatingWithoutItsOwnFilter() throws IOException {
        rated("별 없는 감귤", null);
        rated("5.0 감귤", Rating.ofTenths(1, 50));
        rated("4.9 감귤", Rating.ofTenths(1, 49));
        rated("4.0 감귤", Rating.ofTenths(1, 40));
        rated("3.9 감귤", Rating.ofTenths(1, 39));
        ProductFilter four = new ProductFilter(null, null, null, null, null, 4, null, false);
        assertThat(count(ALL).stars()).containsExactly(1, 0, 0, 1, 2, 1);
        assertThat(count(four).stars()).as("what else could be chosen").containsExactly(1, 0, 0, 1, 2, 1);
        assertThat(count(four).count()).isEqualTo(3);
        assertThat(count(four).sellers().get(5L).count()).as("of what is rated so").isEqualTo(3);
        assertThat(names(four, ProductSort.NEWEST)).containsExactly("4.0 감귤", "4.9 감귤", "5.0 감귤");
        assertThat(count(new ProductFilter(null, null, null, 2_000L, null, 4, null, false)).stars())
                .as("two filters missed").containsOnly(0);
    }

    @Test
    void filtersByDeliveryAndCountsWhatIsSentForNothing() throws IOException {
        sells("감귤", 1_000);
        Goods free = sells("사과", 1_000);
        Tile tile = free.tile();
        put(new Goods(new Tile(tile.id(), tile.name(), tile.price(), null, tile.seller(), false, true, null, null),
                free.category(), true));
        ProductFilter sentFree = new ProductFilter(null, null, null, null, null, null, DeliveryChoice.FREE, false);
        assertThat(find(sentFree, ProductSort.NEWEST, Optional.empty(), 20)).singleElement()
                .satisfies(hit -> assertThat(hit.tile().freeDelivery()).isTrue())
                .satisfies(hit -> assertThat(hit.tile().name()).isEqualTo("사과"));
        assertThat(count(ALL).free()).isEqualTo(1);
        assertThat(count(ALL).count()).isEqualTo(2);
        assertThat(count(sentFree).count()).isEqualTo(1);
        assertThat(count(sentFree).sellers().get(5L).count()).as("of what is sent for nothing").isEqualTo(1);
        assertThat(count(new ProductFilter(null, null, null, 2_000L, null, null, DeliveryChoice.FREE, false)).free())
                .as("within the other filters").isZero();
    }

    @Test
    void suggestsWhatMostProductsAreCalled() throws IOException {
        sells("제주 감귤 5kg", 1_000);
        sells("서귀포 감귤 3kg", 1_000);
        sells("감자 칩", 1_000);
        assertThat(suggested("감")).startsWith("감귤").contains("감자", "감귤 5kg", "감자 칩");
        assertThat(suggested("감ㄱ")).startsWith("감귤").doesNotContain("감자");
        assertThat(suggested("제주 ㄱ")).containsExactly("제주 감귤");
        assertThat(suggested("없는말")).isEmpty();
    }

    private List<String> suggested(String typed) throws IOException {
        return index.search(searcher -> SuggestWords.words(searcher, typed, 10));
    }

    private FacetCounter count(ProductFilter filter) throws IOException {
        return index.search(searcher -> CountFacets.count(searcher, QUERIES, filter));
    }

    private List<String> names(ProductFilter filter, ProductSort sort) throws IOException {
        return find(filter, sort, Optional.empty(), 20).stream().map(hit -> hit.tile().name()).toList();
    }

    /** All pages, two at a time. */
    private List<String> pages(ProductFilter filter, ProductSort sort) throws IOException {
        List<String> names = new ArrayList<>();
        Optional<long[]> after = Optional.empty();
        List<SearchProducts.Hit> page;
        do {
            page = find(filter, sort, after, 2);
            page.forEach(hit -> names.add(hit.tile().name()));
            after = page.isEmpty() ? after : Optional.of(page.getLast().place().keys());
        } while (!page.isEmpty());
        return names;
    }

    private List<SearchProducts.Hit> find(ProductFilter filter, ProductSort sort, Optional<long[]> after, int most)
            throws IOException {
        return index.search(searcher -> SearchProducts.find(searcher, QUERIES, filter, sort, after, most));
    }

    private static ProductFilter words(String words) {
        return new ProductFilter(words, null, null, null, null, null, null, false);
    }

    private Goods sells(String name, long price) throws IOException {
        return sells(name, price, 110, 5, false);
    }

    private Goods sells(String name, long price, long category, long seller, boolean soldOut) throws IOException {
        return sells(name, price, category, seller, soldOut, "한빛상회");
    }

    private Goods sells(String name, long price, long category, long seller, boolean soldOut, String sellerName)
            throws IOException {
        Goods goods = new Goods(tile(new ProductId(++ids), name, price, seller, soldOut, sellerName),
                new CategoryId(category), true);
        index.add(List.of(goods), TREE);
        index.refresh();
        return goods;
    }

    private void rated(String name, @Nullable Rating rating) throws IOException {
        index.add(List.of(new Goods(new Tile(new ProductId(++ids), name, Won.of(1_000), null,
                new Tile.SellerName(new SellerId(5), "한빛상회"), false, false, null, rating), new CategoryId(110), true)),
                TREE);
        index.refresh();
    }

    private void put(Goods goods) throws IOException {
        index.put(Set.of(goods.tile().id()), List.of(goods), TREE);
        index.refresh();
    }

    private static Tile tile(ProductId id, String name, long price, long seller, boolean soldOut, String sellerName) {
        return new Tile(id, name, Won.of(price), null, new Tile.SellerName(new SellerId(seller), sellerName), soldOut,
                false,
                null, null);
    }
}
