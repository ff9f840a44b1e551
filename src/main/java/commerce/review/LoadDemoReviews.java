package commerce.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.order.ItemId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.id.Tsid;

/** What demo members say (block 333) of what they bought (block 334) before Madang kept orders: of the first products. */
@Component
@ConditionalOnDemo
@Order(LoadDemoReviews.AFTER_GOODS)
class LoadDemoReviews implements ApplicationRunner {
    static final int AFTER_GOODS = -6;
    private static final int REVIEWS = 240;
    private static final int PRODUCTS = 60;
    private static final int AUTHORS = 100;
    private static final int BATCH = 60;
    private static final List<Integer> RATINGS = List.of(5, 5, 5, 5, 4, 4, 4, 3, 2, 1);
    private static final Map<Integer, List<String>> TEXTS = Map.of(5,
            List.of("받자마자 써 봤는데 아주 좋아요. 또 살게요!", "포장도 꼼꼼하고 배송도 빨랐어요.", "가격보다 훨씬 좋아요. 부모님도 좋아하셨어요."), 4,
            List.of("대체로 만족해요. 배송이 하루만 빨랐으면 더 좋았을 거예요.", "사진과 같아요. 잘 쓰고 있어요."), 3,
            List.of("무난해요. 딱 가격만큼이에요.", "생각보다 조금 작아요."), 2, List.of("기대보다 아쉬워요. 마감이 고르지 않아요."), 1,
            List.of("받았을 때 포장이 찢어져 있었어요."));

    private final DemoLoader loader;
    private final DemoScale scale;
    private final Catalogue catalogue;
    private final Reviews reviews;
    private final Ratings ratings;
    private final Clock clock;

    LoadDemoReviews(DemoLoader loader, DemoScale scale, Catalogue catalogue, Reviews reviews, Ratings ratings,
            Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.catalogue = catalogue;
        this.reviews = reviews;
        this.ratings = ratings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("commerce", progress -> progress.step("reviews", REVIEWS, BATCH, (first, last) -> {
            for (long index = first; index <= last; index++) {
                review(index);
            }
        }));
    }

    private void review(long index) {
        DemoRandom random = DemoRandom.of(scale.seed(), "reviews", index);
        Optional<Product> found = catalogue.find(
                new ProductId(DemoIds.product(random.between(1, Math.min(PRODUCTS, scale.products()))).value()));
        if (found.isEmpty()) {
            return;
        }
        Product product = found.get();
        int rating = random.oneOf(RATINGS);
        Tsid author = DemoIds.member(random.between(1, Math.min(AUTHORS, scale.members())));
        Instant at = clock.instant().minus(Duration.ofHours(7 * (REVIEWS - index) + 1));
        reviews.add(new Review(new ReviewId(DemoIds.of(333, index).value()),
                new ItemId(DemoIds.of(334, index).value()), author, product.sellerId(), product.id(),
                String.join(" / ", product.skus().getFirst().choices()),
                new Review.Opinion(rating, random.oneOf(TEXTS.getOrDefault(rating, List.of())), List.of()),
                Review.State.VISIBLE, 0, at, null, null, null));
        ratings.add(product.id(), rating);
        if (index % 4 == 0) {
            reviews.reply(new ReviewId(DemoIds.of(333, index).value()), "소중한 리뷰 고맙습니다. 더 좋은 상품으로 보답할게요.",
                    at.plus(Duration.ofHours(3)));
        }
    }
}
