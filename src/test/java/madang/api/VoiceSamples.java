package madang.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.image.TestImages;
import commerce.live.TestShows;
import commerce.question.TestQuestions;
import commerce.review.TestReviews;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import platform.security.SellerRole;
import testing.MemberActor;

/** The part of {@link CommerceSamples} and {@link SellerSamples} that is about reviews, questions and live shows. */
final class VoiceSamples {
    /** What any member does to what another wrote, or to a show. */
    static final Set<String> EVERYBODYS = Set.of("commerceReviewVote", "commerceReviewUnvote", "commerceReviewReport",
            "commerceQuestionReport", "commerceLiveShowSay");
    /** What anybody may read. */
    static final Set<String> OPEN = Set.of("commerceProductReviewList", "commerceProductReviewRating",
            "commerceQuestionOfProduct", "commerceLiveShowList", "commerceLiveShowRead", "commerceLiveShowStream");
    static final Set<String> FREE_TEXT = Set.of("POST /seller/reviews text", "POST /seller/questions text",
            "POST /seller/live title", "POST /seller/live/notice text", "POST /seller/live/chat text",
            "POST /ops/commerce/reports reason");
    private static final String REVIEWS = "/v1/commerce/reviews";
    private static final String QUESTIONS = "/v1/commerce/questions";
    private static final String SHOWS = "/v1/commerce/live-shows";
    private static final Map<String, Object> REPORT = Map.of("reason", "ADVERTISING");

    private VoiceSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("commerceProductReviewList", world -> ApiSample.of("GET",
                "/v1/commerce/products/" + world.product() + "/reviews?limit=5&sort=HELPFUL"));
        all.put("commerceProductReviewRating", world -> ApiSample.of("GET",
                "/v1/commerce/products/" + world.product() + "/rating"));
        all.put("commerceReviewPhotoAdd", world -> of(world.somebodyNew(), "POST", "/v1/commerce/review-photos")
                .with(photo()));
        all.put("commerceReviewWrite", world -> of(world.owner, "POST", REVIEWS).with(Map.of("itemId",
                Long.toString(reviews(world).delivered(owner(world), world.sku).value()), "rating", 5, "text", "좋아요",
                "photos", List.of(world.owner.post("/v1/commerce/review-photos", photo()).text("id")))));
        all.put("commerceReviewList", world -> of(world.owner, "GET", REVIEWS + "?limit=5"));
        all.put("commerceReviewEdit", world -> of(world.owner, "PUT", REVIEWS + "/" + own(world)).with(
                Map.of("rating", 4, "text", "써 보니 조금 헐거워요", "photos",
                        List.of(world.owner.post("/v1/commerce/review-photos", photo()).text("id")))));
        all.put("commerceReviewDelete", world -> of(world.owner, "DELETE", REVIEWS + "/" + own(world)));
        all.put("commerceReviewVote", world -> of(world.owner, "PUT", others(world) + "/helpful"));
        all.put("commerceReviewUnvote", world -> {
            String path = others(world) + "/helpful";
            world.owner.put(path, null);
            return of(world.owner, "DELETE", path);
        });
        all.put("commerceReviewReport", world -> of(world.owner, "POST", others(world) + "/reports").with(REPORT));
        all.put("commerceQuestionOfProduct", world -> ApiSample.of("GET",
                "/v1/commerce/products/" + world.product() + "/questions?limit=5"));
        all.put("commerceQuestionAsk", world -> of(world.owner, "POST", QUESTIONS).with(question(world)));
        all.put("commerceQuestionList", world -> of(world.owner, "GET", QUESTIONS + "?limit=5"));
        all.put("commerceQuestionDelete", world -> of(world.owner, "DELETE",
                QUESTIONS + "/" + world.owner.post(QUESTIONS, question(world)).text("id")));
        all.put("commerceQuestionReport", world -> of(world.owner, "POST",
                QUESTIONS + "/" + TestQuestions.of(world.context, world.shop.seller()) + "/reports").with(REPORT));
        all.put("commerceLiveShowList", _ -> ApiSample.of("GET", SHOWS + "?limit=5&state=PLANNED"));
        all.put("commerceLiveShowRead",
                world -> ApiSample.of("GET", SHOWS + "/" + TestShows.anywhere(world.context)));
        all.put("commerceLiveShowStream",
                world -> ApiSample.of("GET", SHOWS + "/" + TestShows.over(world.context) + "/stream"));
        all.put("commerceLiveShowSay", world -> of(world.owner, "POST",
                SHOWS + "/" + TestShows.anywhere(world.context) + "/chat").with(Map.of("text", "안녕하세요")));
    }

    static void addPagesTo(Map<String, Map<String, String>> operators,
            Map<String, Function<ApplicationContext, Map<String, String>>> anew) {
        operators.put("GET /ops/commerce/reports", Map.of());
        anew.put("POST /ops/commerce/reports", context -> Map.of("kind", "REVIEW", "subject",
                TestReviews.reported(context), "verdict", "HIDE", "reason", "욕설"));
    }

    static void addTo(Map<String, SellerSamples.Doing> pages, String before) {
        pages.put("GET /seller/reviews", looks(Map.of("shown", "ALL", "before", before)));
        pages.put("POST /seller/reviews", does((context, seller) -> Map.of("review",
                TestReviews.of(context, seller), "text", "고맙습니다")));
        pages.put("POST /seller/reviews/reports", does((context, seller) -> Map.of("review",
                TestReviews.of(context, seller), "reason", "UNTRUE")));
        pages.put("GET /seller/questions", looks(Map.of("shown", "ANSWERED", "from", before)));
        pages.put("POST /seller/questions", does((context, seller) -> Map.of("question",
                TestQuestions.of(context, seller), "text", "내일 보내요")));
        pages.put("GET /seller/live", looks(Map.of("before", before)));
        pages.put("POST /seller/live", new SellerSamples.Doing(SellerRole.PRODUCT, (context, _) -> SellerSamples.Own
                .of(Map.of("title", "햇감귤", "startsAt", TestShows.soon(context)))));
        pages.put("GET /seller/live/{showId}", new SellerSamples.Doing(SellerRole.VIEWER,
                (context, seller) -> new SellerSamples.Own(
                        Long.parseLong(TestShows.planned(context, new SellerId(seller.value())).show()), Map.of(),
                        true)));
        pages.put("POST /seller/live/start", does((context, seller) -> {
            TestShows.endsAllOf(context, seller);
            return Map.of("show", TestShows.planned(context, seller).show());
        }));
        pages.put("POST /seller/live/end",
                does((context, seller) -> Map.of("show", TestShows.planned(context, seller).show())));
        pages.put("POST /seller/live/products", does((context, seller) -> {
            TestShows.Ready ready = TestShows.planned(context, seller);
            return Map.of("show", ready.show(), "product", ready.product(), "price", "14000");
        }));
        for (String action : new String[]{"products/removal", "pin"}) {
            pages.put("POST /seller/live/" + action, does((context, seller) -> {
                TestShows.Ready ready = TestShows.planned(context, seller);
                return Map.of("show", ready.show(), "product", ready.product());
            }));
        }
        for (String action : new String[]{"notice", "chat"}) {
            pages.put("POST /seller/live/" + action, does((context, seller) -> Map.of("show",
                    TestShows.planned(context, seller).show(), "text", "선착순 열 분께 선물이 있어요")));
        }
        pages.put("POST /seller/live/mute", does((context, seller) -> {
            TestShows.Ready ready = TestShows.talked(context, seller);
            return Map.of("show", ready.show(), "message", ready.product());
        }));
    }

    private static SellerSamples.Doing looks(Map<String, String> query) {
        return new SellerSamples.Doing(SellerRole.VIEWER, (_, _) -> SellerSamples.Own.of(query));
    }

    private static SellerSamples.Doing does(
            BiFunction<ApplicationContext, SellerId, Map<String, String>> form) {
        return new SellerSamples.Doing(SellerRole.PRODUCT, (context, seller) -> SellerSamples.Own
                .about(form.apply(context, new SellerId(seller.value()))));
    }

    private static Map<String, Object> photo() {
        try {
            return Map.of("content", Base64.getEncoder().encodeToString(TestImages.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> question(ApiWorld world) {
        return Map.of("productId", world.product(), "secret", true, "text", "언제 오나요?");
    }

    private static String own(ApiWorld world) {
        return Long.toString(reviews(world).written(owner(world), world.sku, 5, "좋아요").value());
    }

    /** Of a seller with whom nobody else's stock runs out. */
    private static String others(ApiWorld world) {
        return REVIEWS + "/" + TestReviews.of(world.context, new TestShop(world.context).seller());
    }

    private static TestReviews reviews(ApiWorld world) {
        return new TestReviews(world.context, world.shop);
    }

    private static Tsid owner(ApiWorld world) {
        return new Tsid(Long.parseLong(world.owner.memberId));
    }

    private static ApiSample of(MemberActor member, String method, String path) {
        return ApiSample.of(method, path).as(member.accessToken);
    }
}
