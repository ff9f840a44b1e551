package commerce.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import commerce.image.TestImages;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.refusal.CommerceError;
import commerce.report.TestReports;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What buyers say, as an app sees it. */
@MadangTest
class ReviewTest {
    private static final String REVIEWS = "/v1/commerce/reviews";

    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    Ids ids;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;
    SkuId sku;
    TestReviews reviews;
    TestMembers.TestMember buyer;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = new TestShop(context);
        sku = shop.sells("제주 감귤 5kg", 20_000, 50);
        reviews = new TestReviews(context, shop);
        buyer = members.join();
    }

    @Test
    void isWrittenByWhoGotTheItemOnce() {
        ItemId item = reviews.delivered(buyer.id(), sku);
        assertThat(write(members.join(), item, 5).code()).isEqualTo("ITEM_NOT_FOUND");

        Answer written = write(buyer, item, 4);

        assertThat(written.status()).as(written.body().toString()).isEqualTo(201);
        Answer list = api.get(ofProduct("/reviews"));
        assertThat(list.text("items/0/text")).isEqualTo("새콤달콤해요");
        assertThat(list.text("items/0/optionName")).isEmpty();
        Awaitility.await().until(() -> api.get(ofProduct("/reviews")).text("items/0/author").equals("김*당"));
        assertThat(api.get(ofProduct("/rating")).body().at("/rating/average").asString()).isEqualTo("4.0");
        assertThat(write(buyer, item, 5).code()).isEqualTo("REVIEW_WRITTEN_BEFORE");
        assertThat(shop.number("""
                select count(*) from platform_event_log where type = 'commerce.review-written'
                    and json_value(body, '$.itemId') = ?""", Long.toString(item.value()))).isEqualTo(1);
    }

    /** Who is suspended goes on answering its buyers. */
    @Test
    void isNotRepliedToByASellerThatIsShutOutForGood(@Autowired ReplyToReview reply) {
        ReviewId review = reviews.written();
        StaffCaller staff = new StaffCaller(ids.next(), "seller", Set.of("SELLER_PRODUCT"), Tsid.of(shop.seller()));
        shop.becomes(SellerStatus.TERMINATED);
        assertThatThrownBy(() -> reply.reply(staff, shop.seller(), review, "연락 주세요"))
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommerceError.SELLER_IN_OTHER_STATE));
        shop.becomes(SellerStatus.SUSPENDED);
        reply.reply(staff, shop.seller(), review, "고맙습니다");
        assertThat(shop.text("select reply from commerce_review where id = ?", review.value())).isEqualTo("고맙습니다");
    }

    @Test
    void isNotWrittenBeforeTheItemCameNorLongAfter() {
        ItemId paid = new TestOrders(context).paid(buyer.id(), sku, 1);
        assertThat(write(buyer, paid, 5).code()).isEqualTo("ITEM_IN_OTHER_STATE");
        TestParcels parcels = new TestParcels(context, shop);
        parcels.confirm(paid);
        parcels.ship(paid);
        assertThat(write(buyer, paid, 5).code()).as("on its way").isEqualTo("ITEM_IN_OTHER_STATE");
        parcels.arriveOf(paid);
        shop.sql("update commerce_order_line set delivered_at = delivered_at - interval 91 day where id = ?",
                paid.value());
        assertThat(write(buyer, paid, 5).code()).isEqualTo("REVIEW_TOO_LATE");
        parcels.buyerConfirms(buyer.id(), paid);
        assertThat(write(buyer, paid, 5).status()).as("its time counts from the confirmation").isEqualTo(201);
    }

    @Test
    void changesAndGoesByItsAuthorAloneAndTheRatingFollows() {
        String id = write(buyer, reviews.delivered(buyer.id(), sku), 5).text("review/id");
        reviews.written(ids.next(), sku, 2, "아쉬워요");
        assertThat(stars()).isEqualTo("[0,1,0,0,1]");
        Map<String, Object> change = Map.of("rating", 1, "text", "물렀어요");
        assertThat(api.put(REVIEWS + "/" + id, change, "Authorization", members.join().bearer()).code())
                .isEqualTo("REVIEW_NOT_FOUND");

        assertThat(api.put(REVIEWS + "/" + id, change, "Authorization", buyer.bearer()).status()).isEqualTo(204);

        assertThat(stars()).isEqualTo("[1,1,0,0,0]");
        shop.sql("update commerce_review set written_at = written_at - interval 31 day where id = ?", id);
        assertThat(api.put(REVIEWS + "/" + id, change, "Authorization", buyer.bearer()).code())
                .isEqualTo("REVIEW_FIXED");
        assertThat(api.delete(REVIEWS + "/" + id, "Authorization", members.join().bearer()).status()).isEqualTo(404);
        assertThat(api.delete(REVIEWS + "/" + id, "Authorization", buyer.bearer()).status()).isEqualTo(204);
        assertThat(api.delete(REVIEWS + "/" + id, "Authorization", buyer.bearer()).status()).isEqualTo(404);
        assertThat(stars()).isEqualTo("[0,1,0,0,0]");
        assertThat(api.get(ofProduct("/reviews")).body().at("/items").size()).isEqualTo(1);
        assertThat(shop.text("select text from commerce_review where id = ?", id)).isEmpty();
        ItemId item = new ItemId(shop.number("select item_id from commerce_review where id = ?", id));
        assertThat(write(buyer, item, 5).code()).as("not once more").isEqualTo("REVIEW_WRITTEN_BEFORE");
    }

    @Test
    void countsEachVoteOnceHoweverOftenItComes() throws Exception {
        String id = Long.toString(reviews.written(buyer.id(), sku, 5, "좋아요").value());
        String helpful = REVIEWS + "/" + id + "/helpful";
        assertThat(api.put(helpful, null, "Authorization", buyer.bearer()).code()).isEqualTo("REVIEW_IS_OWN");
        TestMembers.TestMember one = members.join();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> votes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                votes.add(threads.submit(() -> api.put(helpful, null, "Authorization", one.bearer())));
            }
            for (Future<Answer> vote : votes) {
                assertThat(vote.get().status()).isEqualTo(204);
            }
        }
        api.put(helpful, null, "Authorization", members.join().bearer());
        assertThat(api.get(ofProduct("/reviews")).body().at("/items/0/helpful").asInt()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            assertThat(api.delete(helpful, "Authorization", one.bearer()).status()).isEqualTo(204);
        }
        assertThat(api.get(ofProduct("/reviews")).body().at("/items/0/helpful").asInt()).isEqualTo(1);
    }

    @Test
    void listsInEachOrderPageByPageWithoutMissingAny() {
        for (int i = 0; i < 7; i++) {
            String id = Long.toString(reviews.written(ids.next(), sku, 1 + i % 3, "리뷰 " + i).value());
            shop.sql("update commerce_review set helpful = ? where id = ?", i % 2, id);
        }
        for (String sort : List.of("NEWEST", "HELPFUL", "RATING_DESC", "RATING_ASC")) {
            List<String> seen = new ArrayList<>();
            List<Integer> keys = new ArrayList<>();
            String cursor = "";
            while (cursor != null) {
                Answer page = api.get(ofProduct("/reviews?limit=2&sort=" + sort + cursor));
                page.body().at("/items").forEach(item -> {
                    seen.add(item.path("id").asString());
                    keys.add(sort.equals("HELPFUL") ? item.path("helpful").asInt() : item.path("rating").asInt());
                });
                cursor = page.body().at("/nextCursor").isNull() ? null : "&cursor=" + page.text("nextCursor");
            }
            assertThat(seen).as(sort).hasSize(7).doesNotHaveDuplicates();
            if (sort.equals("RATING_ASC")) {
                assertThat(keys).isSorted();
            } else if (!sort.equals("NEWEST")) {
                assertThat(keys.reversed()).as(sort).isSorted();
            }
        }
    }

    @Test
    void showsPicturesOfItsAuthorWhileItIsShown() throws IOException {
        String photo = bring(buyer, TestImages.file());
        assertThat(api.get("/v1/commerce/images/" + photo + "/SMALL").status()).as("nothing shows it").isEqualTo(404);
        ItemId item = reviews.delivered(buyer.id(), sku);
        Map<String, Object> review = Map.of("itemId", Long.toString(item.value()), "rating", 5, "text", "사진 봐요",
                "photos", List.of(photo));
        TestMembers.TestMember other = members.join();
        ItemId others = reviews.delivered(other.id(), sku);
        assertThat(api.post(REVIEWS, Map.of("itemId", Long.toString(others.value()), "rating", 5, "text", "남의 사진",
                "photos", List.of(photo)), "Authorization", other.bearer()).code()).isEqualTo("PICTURE_NOT_FOUND");
        assertThat(api.get(ofProduct("/reviews")).body().at("/items").size()).as("nothing half-done").isZero();

        Answer written = api.post(REVIEWS, review, "Authorization", buyer.bearer());

        String id = written.text("review/id");
        Answer shown = api.get("/v1/commerce/images/" + photo + "/SMALL");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Cache-Control").orElseThrow()).as("it may be hidden or taken back")
                .contains("max-age=60", "private").doesNotContain("public", "immutable");
        TestReports.hides(context, "REVIEW", id);
        assertThat(api.get("/v1/commerce/images/" + photo + "/SMALL").status()).as("hidden").isEqualTo(404);
        assertThat(api.delete(REVIEWS + "/" + id, "Authorization", buyer.bearer()).status()).isEqualTo(204);
        shop.sql("update commerce_member_image set forget_at = '2026-01-01' where id = ?", photo);
        TestImages.forgetsUnused(context);
        assertThat(shop.number("select count(*) from commerce_member_image where id = ?", photo)).isZero();
    }

    @Test
    void takesNothingButPictures() {
        assertThat(api.post("/v1/commerce/review-photos", Map.of("content", "aGVsbG8="), "Authorization",
                buyer.bearer()).code()).isEqualTo("NOT_A_PICTURE");
        assertThat(api.post("/v1/commerce/review-photos", Map.of("content", "AAAAA"), "Authorization",
                buyer.bearer()).code()).as("no base64").isEqualTo("NOT_A_PICTURE");
        for (int i = 0; i < 20; i++) {
            shop.sql("""
                    insert into commerce_member_image (id, member_id, width, height, added_at, forget_at)
                    values (?, ?, 100, 100, now(), '2099-01-01')""", ids.nextLong(), buyer.id().value());
        }
        assertThat(api.post("/v1/commerce/review-photos", Map.of("content", "aGVsbG8="), "Authorization",
                buyer.bearer()).code()).isEqualTo("TOO_MANY_PICTURES");
    }

    @Test
    void isHiddenByAnOperatorFromAllButItsAuthorAndShownAgain() {
        String id = write(buyer, reviews.delivered(buyer.id(), sku), 1).text("review/id");
        String report = REVIEWS + "/" + id + "/reports";
        assertThat(api.post(report, Map.of("reason", "ABUSE"), "Authorization", buyer.bearer()).code())
                .isEqualTo("REVIEW_IS_OWN");
        TestMembers.TestMember reader = members.join();
        for (int i = 0; i < 2; i++) {
            assertThat(api.post(report, Map.of("reason", "ABUSE"), "Authorization", reader.bearer()).status())
                    .isEqualTo(204);
        }
        assertThat(shop.number("select reports from commerce_reported where subject_id = ?", id)).isEqualTo(1);

        TestReports.hides(context, "REVIEW", id);

        assertThat(api.get(ofProduct("/reviews")).body().at("/items").size()).isZero();
        assertThat(stars()).isEqualTo("[0,0,0,0,0]");
        assertThat(api.post(report, Map.of("reason", "ABUSE"), "Authorization", members.join().bearer()).status())
                .isEqualTo(404);
        assertThat(api.put(REVIEWS + "/" + id, Map.of("rating", 5, "text", "고칠게요"), "Authorization", buyer.bearer())
                .code()).isEqualTo("REVIEW_FIXED");
        assertThat(api.get(REVIEWS, "Authorization", buyer.bearer()).body().at("/items/0/hidden").asBoolean()).isTrue();
        TestReports.keeps(context, "REVIEW", id);
        assertThat(stars()).isEqualTo("[1,0,0,0,0]");
        assertThat(shop.number("""
                select count(*) from platform_audit_entry where subject_id = ?
                    and action in ('commerce.review-hidden', 'commerce.review-kept')""", id)).isEqualTo(2);
    }

    @Test
    void isCountedInListsAndFoundByItsStars() {
        reviews.written(ids.next(), sku, 5, "좋아요");
        reviews.written(ids.next(), sku, 4, "좋아요");
        SkuId worse = shop.sells("시든 감귤", 10_000, 5);
        reviews.written(ids.next(), worse, 2, "물렀어요");
        String found = "/v1/commerce/search?sellerId=" + shop.seller().value() + "&minRating=4";
        Awaitility.await().untilAsserted(() -> {
            Answer answer = api.get(found);
            assertThat(answer.body().at("/items").size()).isEqualTo(1);
            assertThat(answer.body().at("/items/0/rating/average").asString()).isEqualTo("4.5");
            assertThat(answer.body().at("/items/0/rating/reviews").asInt()).isEqualTo(2);
        });
        Awaitility.await().untilAsserted(() -> assertThat(
                api.get(ofProduct("")).body().at("/rating/reviews").asInt()).isEqualTo(2));
        SkuId unrated = shop.sells("새 감귤", 10_000, 5);
        String best = "/v1/commerce/search?sellerId=" + shop.seller().value() + "&sort=RATING&facets=true&minRating=";
        Awaitility.await().untilAsserted(() -> assertThat(api.get(best.replace("&minRating=", "")).body()
                .at("/items").valueStream().map(item -> item.at("/id").asString())).containsExactly(id(sku), id(worse),
                        id(unrated)));
        assertThat(api.get(best + 4).body().at("/facets/ratings").toString()).isEqualTo(
                """
                        [{"minRating":4,"count":1},{"minRating":3,"count":1},{"minRating":2,"count":2},{"minRating":1,"count":2}]""");
    }

    private String id(SkuId of) {
        return Long.toString(shop.productOf(of).value());
    }

    /** The sum of what is shown and what the tables count, whatever happened. */
    @Test
    void countsExactlyWhileManyWriteAtOnce() throws Exception {
        List<ItemId> items = new ArrayList<>();
        List<TestMembers.TestMember> buyers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            TestMembers.TestMember member = members.join();
            buyers.add(member);
            items.add(reviews.delivered(member.id(), sku));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                int at = i;
                all.add(threads.submit(() -> {
                    String id = write(buyers.get(at), items.get(at), 5).text("review/id");
                    if (at % 3 == 0) {
                        api.delete(REVIEWS + "/" + id, "Authorization", buyers.get(at).bearer());
                    } else if (at % 3 == 1) {
                        api.put(REVIEWS + "/" + id, Map.of("rating", 3, "text", "보통"), "Authorization",
                                buyers.get(at).bearer());
                    }
                    return id;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(stars()).isEqualTo("[0,0,2,0,2]");
    }

    private String bring(TestMembers.TestMember member, byte[] file) {
        Answer brought = api.post("/v1/commerce/review-photos",
                Map.of("content", Base64.getEncoder().encodeToString(file)), "Authorization", member.bearer());
        assertThat(brought.status()).as(brought.body().toString()).isEqualTo(201);
        return brought.text("id");
    }

    private Answer write(TestMembers.TestMember member, ItemId item, int rating) {
        return api.post(REVIEWS, Map.of("itemId", Long.toString(item.value()), "rating", rating, "text", "새콤달콤해요"),
                "Authorization", member.bearer());
    }

    private String stars() {
        return api.get(ofProduct("/rating")).body().at("/byStars").toString();
    }

    private String ofProduct(String rest) {
        return "/v1/commerce/products/" + shop.productOf(sku).value() + rest;
    }
}
