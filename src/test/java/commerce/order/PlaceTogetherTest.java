package commerce.order;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import commerce.Checkout;
import commerce.TestCoupons;
import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.coupon.OfferCoupon;
import commerce.coupon.TakeCoupon;
import commerce.quote.Quote;
import commerce.quote.QuoteId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.commit.Outcome;
import platform.web.idempotency.IdempotencyKey;
import platform.web.idempotency.PassingRefusal;
import platform.web.idempotency.SharedKeys;
import testing.Api;
import testing.Api.Answer;
import testing.Overlap;
import testing.StatementRecorder;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders that share a transaction: each becomes what it would have become alone. */
class PlaceTogetherTest extends OrderScene {
    @Autowired
    PlaceTogether together;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TestMembers members;
    @LocalServerPort
    int port;

    @Test
    void placesEachAndRefusesEachAlone() {
        SkuId tea = shop.sells("녹차", 9_000, 5);
        SkuId rice = shop.sells("햅쌀", 34_000, 5);
        SkuId last = shop.sells("모자", 20_000, 1);
        SkuId dearer = shop.sells("배", 10_000, 5);
        Tsid other = ids.next();
        SequencedMap<SkuId, Integer> both = wanted(tea, 2);
        both.put(rice, 1);
        Quote first = place.quote(buyer, both);
        Quote soldOut = place.quote(buyer, wanted(last, 1));
        Quote changed = place.quote(buyer, wanted(dearer, 1));
        Quote second = place.quote(other, wanted(tea, 1));
        shop.holds(last, 1);
        shop.sql("update commerce_product set price = 11000 where id = ?", shop.productOf(dearer).value());
        shop.sql("insert into commerce_cart_line values (?, ?, 1, 9000, '2026-01-01'), (?, ?, 1, 9000, '2026-01-01')",
                buyer.value(), tea.value(), buyer.value(), last.value());

        List<Outcome<OrderPages.Page>> outcomes = placeAll(call(buyer, first.id()), call(buyer, soldOut.id()),
                call(other, first.id()), call(buyer, changed.id()), call(other, second.id()));

        assertThat(placed(outcomes.get(0))).isEqualTo(pages.of(buyer, placed(outcomes.get(0)).order().id()));
        assertThat(placed(outcomes.get(4))).isEqualTo(pages.of(other, placed(outcomes.get(4)).order().id()));
        refuses(outcomes.get(1), CommerceError.SOLD_OUT);
        refuses(outcomes.get(2), CommerceError.QUOTE_NOT_FOUND);
        assertThat(outcomes.get(3).refusal()).isInstanceOf(PlaceTogether.PriceChanged.class);
        assertThat(List.of(shop.held(tea), shop.held(rice), shop.held(last), shop.held(dearer)))
                .containsExactly(3, 1, 1, 0);
        for (Outcome<OrderPages.Page> each : List.of(outcomes.get(0), outcomes.get(4))) {
            assertThat(shop.number("""
                    select count(*) from platform_event_log
                    where type = 'commerce.order-placed' and json_value(body, '$.orderId') = ?""",
                    Long.toString(placed(each).order().id().value()))).isOne();
        }
        assertThat(shop.number("select sku_id from commerce_cart_line where member_id = ?", buyer.value()))
                .as("what was not ordered stays in the cart").isEqualTo(last.value());
        assertThat(shop.number("select count(*) from commerce_quote where order_id is not null and id in (?, ?, ?, ?)",
                first.id().value(), soldOut.id().value(), changed.id().value(), second.id().value())).isEqualTo(2);
    }

    @Test
    void countsWhatABuyerDoesNotPayAmongThem(@Value("${madang.commerce.most-unpaid}") int most) {
        SkuId sku = shop.sells("노리개", 1_000, 2 * most);
        PlaceTogether.Call[] calls = IntStream.rangeClosed(0, most)
                .mapToObj(_ -> call(buyer, place.quote(buyer, wanted(sku, 1)).id()))
                .toArray(PlaceTogether.Call[]::new);

        List<Outcome<OrderPages.Page>> outcomes = placeAll(calls);

        refuses(outcomes.removeLast(), CommerceError.TOO_MANY_UNPAID_ORDERS);
        assertThat(outcomes).allMatch(each -> each.value() != null);
        assertThat(shop.held(sku)).isEqualTo(most);
    }

    @Test
    void givesNobodyWhatOneBeforeTakes(@Autowired OfferCoupon offer, @Autowired TakeCoupon take) {
        SkuId few = shop.sells("모자", 20_000, 3);
        SkuId many = shop.sells("양말", 3_000, 9);
        MemberCouponId coupon = TestCoupons.taken(offer, take, ids, buyer, shop.seller(), 1_000, 2_000);
        Quote two = place.quote(buyer, wanted(few, 2));
        Quote twoMore = place.quote(buyer, wanted(few, 2));
        Quote oneMore = place.quote(buyer, wanted(few, 1));
        Quote cheaper = place.quote(buyer, wanted(many, 1), coupon);
        Quote cheaperToo = place.quote(buyer, wanted(many, 1), coupon);

        List<Outcome<OrderPages.Page>> outcomes = placeAll(call(buyer, two.id()), call(buyer, two.id()),
                call(buyer, twoMore.id()), call(buyer, oneMore.id()), call(buyer, cheaper.id()),
                call(buyer, cheaperToo.id()));

        refuses(outcomes.get(1), CommerceError.QUOTE_ALREADY_ORDERED);
        refuses(outcomes.get(2), CommerceError.SOLD_OUT);
        refuses(outcomes.get(5), CommerceError.COUPON_ALREADY_USED);
        assertThat(List.of(outcomes.get(0), outcomes.get(3), outcomes.get(4)))
                .allMatch(each -> each.value() != null);
        assertThat(shop.held(few)).isEqualTo(3);
        assertThat(shop.held(many)).isOne();
    }

    @Test
    void writesNothingOfAnyWhenOneTurnsOutToBeInTheWay(@Autowired OrderFromQuote orders, @Autowired Clock clock) {
        SkuId few = shop.sells("모자", 20_000, 3);
        SkuId many = shop.sells("양말", 3_000, 9);
        List<OrderFromQuote.Wanted> wanted = Stream.of(wanted(many, 1), wanted(few, 2))
                .map(each -> new OrderFromQuote.Wanted(buyer, place.quote(buyer, each).id(), QuickOrders.HOME, null))
                .toList();
        List<OrderFromQuote.Placing> placing = transaction.execute(_ -> orders.price(wanted, clock.instant()).stream()
                .map(each -> new OrderFromQuote.Placing(each.orThrow(), OrderFromQuote.Terms.ofAnybody(
                        new OrderId(ids.nextLong()), clock.instant(), clock.instant())))
                .toList());
        shop.holds(few, 2);

        refuses(CommerceError.SOLD_OUT, () -> transaction.execute(_ -> orders.write(placing)));

        assertThat(shop.held(few)).isEqualTo(2);
        assertThat(shop.held(many)).isZero();
        assertThat(shop.number("select count(*) from commerce_order where buyer_id = ?", buyer.value())).isZero();
    }

    /** An instance that stalls keeps its rows for seconds. */
    @Test
    void keepsNobodyFromOtherGoodsWhileOnesRowIsHeld() throws Exception {
        SkuId held = shop.sells("무화과", 10_000, 9);
        SkuId free = shop.sells("석류", 10_000, 9);
        List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
        Checkout.Post one = Checkout.by(new Api(port), members.join().bearer());
        Checkout.Post other = Checkout.by(new Api(port), members.join().bearer());

        new Overlap(context).of(
                () -> context.getBean(JdbcTemplate.class).queryForList(
                        "select held from commerce_stock where sku_id = ? for update", held.value()),
                () -> answers.add(Checkout.order(one, held, 1)),
                () -> answers.add(Checkout.order(other, free, 1)));

        assertThat(answers).extracting(answer -> answer.body().at("/lines/0/skuId").asString())
                .containsExactly(Long.toString(free.value()), Long.toString(held.value()));
    }

    /** However many go together, the database is asked as often. */
    @Test
    void asksTheDatabaseAsOftenForManyAsForOne() {
        SkuId sku = shop.sells("감귤", 1_000, 50);
        int one = asked(sku, 1);
        assertThat(asked(sku, 8)).isEqualTo(one);
    }

    private int asked(SkuId sku, int orders) {
        PlaceTogether.Call[] calls = IntStream.range(0, orders).mapToObj(_ -> {
            Tsid member = ids.next();
            return call(member, place.quote(member, wanted(sku, 1)).id());
        }).toArray(PlaceTogether.Call[]::new);
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            placeAll(calls);
            long thread = Thread.currentThread().threadId();
            return (int) recorder.statements().stream().filter(each -> each.thread() == thread).count();
        }
    }

    @Test
    void sellsTheLastPiecesToAsManyAsThereAre() throws Exception {
        SkuId sku = shop.sells("한정판", 10_000, 3);

        List<Answer> answers = all(IntStream.range(0, 12).mapToObj(_ -> {
            Checkout.Post posts = Checkout.by(new Api(port), members.join().bearer());
            String quote = posts.post("/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
            return (Callable<Answer>) () -> Checkout.order(posts, quote);
        }).toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).extracting(Answer::code)
                .containsOnly("SOLD_OUT");
        assertThat(shop.held(sku)).isEqualTo(3);
    }

    @Test
    void makesOneOrderOfAQuoteAndAKeyHoweverManyAskAtOnce() throws Exception {
        SkuId sku = shop.sells("자두", 10_000, 9);
        TestMembers.TestMember member = members.join();
        Api api = new Api(port);
        Checkout.Post posts = Checkout.by(api, member.bearer());
        String quote = posts.post("/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
        Map<String, Object> body = Checkout.orderOf(quote);
        String key = ids.next().toString();
        Callable<Answer> withTheKey = () -> posts.post("/v1/commerce/orders", body, "Idempotency-Key", key);
        List<Callable<Answer>> tries = new ArrayList<>(Collections.nCopies(4, withTheKey));
        tries.addAll(Collections.nCopies(4, () -> Checkout.order(posts, quote)));

        List<Answer> answers = all(tries);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).extracting(answer -> answer.text("id"))
                .isNotEmpty().containsOnly(shop.text("select order_id from commerce_quote where id = ?", quote));
        assertThat(answers).filteredOn(answer -> answer.status() != 201).extracting(Answer::code)
                .isSubsetOf("QUOTE_ALREADY_ORDERED", "IDEMPOTENCY_KEY_IN_PROGRESS");
        assertThat(shop.held(sku)).isEqualTo(1);
    }

    private static List<Answer> all(List<Callable<Answer>> tries) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : threads.invokeAll(tries)) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    private List<Outcome<OrderPages.Page>> placeAll(PlaceTogether.Call... calls) {
        return transaction.execute(_ -> together.placeAll(List.of(calls)));
    }

    private static PlaceTogether.Call call(Tsid buyer, QuoteId quote) {
        return new PlaceTogether.Call(
                new SharedKeys.Request(new IdempotencyKey("", "", "", "", ""), new byte[0], new byte[0]),
                new OrderFromQuote.Wanted(buyer, quote, QuickOrders.HOME, null), null);
    }

    private static OrderPages.Page placed(Outcome<OrderPages.Page> outcome) {
        return outcome.orThrow();
    }

    private static void refuses(Outcome<OrderPages.Page> outcome, CommerceError code) {
        assertThat(outcome.refusal()).isInstanceOf(PassingRefusal.class).cause()
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
