package madang.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import commerce.claim.TestClaims;
import commerce.desk.TestDesk;
import pay.promotion.Promotion;
import pay.promotion.TestPromotions;
import platform.id.Tsid;
import testing.Api;
import testing.MemberActor;

/** Further requests that succeed, with fields that the one of {@link ApiSamples} cannot have beside its own. */
final class MoreSamples {
    private static final int ORDER = 12_900;
    private static final int CHECKOUT = 1_000;
    private static final Map<String, List<Function<ApiWorld, ApiSample>>> ALL = new LinkedHashMap<>();

    private MoreSamples() {}

    static {
        ALL.put("payPaymentConfirm", List.of(world -> order(world, card(world, ORDER)),
                world -> order(world, deposit(world, ORDER)),
                world -> order(world, given("couponId", orderCoupon(world), ORDER), money(world, ORDER)),
                world -> order(world, given("promotionId", orderPromotion(world, Promotion.Kind.DISCOUNT), ORDER),
                        money(world, ORDER))));
        ALL.put("payCheckoutApprove", List.of(world -> checkout(world, card(world, CHECKOUT)),
                world -> checkout(world, deposit(world, CHECKOUT)),
                world -> checkout(world, given("couponId", coupon(world, TestPromotions.coupons(world.context)),
                        CHECKOUT), money(world, CHECKOUT)),
                world -> checkout(world, given("promotionId", merchantsPromotion(world), CHECKOUT),
                        money(world, CHECKOUT))));
        ALL.put("payMerchantPaymentCreate", List.of(
                world -> EasypaySamples.creating(world, Map.of("virtualAccount", Map.of("validHours", 24))),
                world -> EasypaySamples.creating(world, Map.of("virtualAccount", Map.of("dueDate",
                        Instant.now().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString())))));
        ALL.put("payTestModeApprove",
                List.of(world -> EasypaySamples.approvesTest(world).with(Map.of("tender", "MONEY"))));
        ALL.put("payBillingAgreementConsent", List.of(
                world -> BillingSamples.consentByCard(world, CardSamples.cardOf(world.owner))));
        ALL.put("payScheduleSchedule", List.of(ScheduleWorld::once, ScheduleWorld::weeklyToAnAccount));
        ALL.put("memberPinResetComplete", List.of(MoreSamples::pinResetOfSomebodyVerified));
        ALL.put("commerceSellerClaimAnswer", List.of(MoreSamples::reshipping));
    }

    static List<Function<ApiWorld, ApiSample>> of(String operation) {
        return ALL.getOrDefault(operation, List.of());
    }

    /** What pays all or a part, and how the device signs it. */
    private record Tender(Map<String, Object> body, String signed) {}

    private static Tender card(ApiWorld world, int amount) {
        String card = CardSamples.cardOf(world.buyer());
        return new Tender(Map.of("kind", "CARD", "amount", amount, "cardId", card, "months", 0),
                "CARD:" + card + ":0=" + amount);
    }

    private static Tender deposit(ApiWorld world, int amount) {
        String refund = ApiWorld.linkedAccountOf(world.buyer());
        return new Tender(
                Map.of("kind", "VIRTUAL_ACCOUNT", "amount", amount, "bankCode", "088", "refundAccountId", refund),
                "VIRTUAL_ACCOUNT:088:" + refund + "=" + amount);
    }

    /** A tenth, by what the field says. */
    private static Tender given(String field, String id, int of) {
        return new Tender(Map.of("kind", "COUPON", "amount", of / 10, field, id), "COUPON:" + id + "=" + of / 10);
    }

    /** The other nine. */
    private static Tender money(ApiWorld world, int of) {
        ApiWorld.topUp(world.buyer());
        return new Tender(Map.of("kind", "MONEY", "amount", of - of / 10), "MONEY=" + (of - of / 10));
    }

    private static ApiSample order(ApiWorld world, Tender... tenders) {
        Api.Answer payment = world.preparedOrderOf(world.buyer());
        String order = payment.text("orderId");
        return signed(world, "/v1/pay/order-payments/" + order + "/confirmation",
                "madang.pay.confirm.v1\n" + payment.text("paymentId") + "\n" + order, ORDER, tenders);
    }

    private static ApiSample checkout(ApiWorld world, Tender... tenders) {
        String key = EasypaySamples.asked(world);
        return signed(world, "/v1/pay/checkouts/" + key + "/approval", "madang.pay.checkout.v1\n" + key, CHECKOUT,
                tenders);
    }

    private static ApiSample signed(ApiWorld world, String path, String what, int amount, Tender... tenders) {
        return ApiSample.of("POST", path).as(world.buyer().accessToken)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("X-Device-Signature", world.buyer().sign(what + "\n" + amount + "\n"
                        + Stream.of(tenders).map(Tender::signed).collect(Collectors.joining(","))))
                .with(Map.of("amount", amount, "tenders", Stream.of(tenders).map(Tender::body).toList()));
    }

    private static String orderPromotion(ApiWorld world, Promotion.Kind kind) {
        return Long.toString(TestPromotions
                .forOrders(world.context, kind, Promotion.Place.ORDERS, 10, null, 10_000).value());
    }

    private static String orderCoupon(ApiWorld world) {
        return coupon(world, Long.parseLong(orderPromotion(world, Promotion.Kind.COUPON)));
    }

    private static String merchantsPromotion(ApiWorld world) {
        return Long.toString(TestPromotions
                .starts(world.context, Promotion.Kind.DISCOUNT, world.merchant().id, 10, null, 10_000).value());
    }

    /** One of this promotion's that the buyer has taken. */
    private static String coupon(ApiWorld world, long promotion) {
        return world.buyer().post("/v1/pay/coupons", Map.of("promotionId", Long.toString(promotion)), "Idempotency-Key",
                UUID.randomUUID().toString()).text("id");
    }

    private static ApiSample pinResetOfSomebodyVerified(ApiWorld world) {
        MemberActor actor = world.somebodyNew();
        String bornOn = LocalDate.of(1000, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(300_000)).toString();
        actor.post("/v1/member/identity-verification", Map.of("bornOn", bornOn));
        return ApiSample.of("POST", "/v1/member/pin-resets/completion").with(Map.of("ticket",
                ApiSamples.verifiedPinReset(world, actor), "newPin", "719305", "bornOn", bornOn));
    }

    /** Another piece goes out for what is back. */
    private static ApiSample reshipping(ApiWorld world) {
        TestDesk desk = world.desk();
        // What a sample before this one has sent, couriers would move while tables are compared.
        desk.arrives();
        return SellerApiSamples.answering(world,
                TestClaims.exchangeCollected(world.context, Tsid.of(world.shop.seller())),
                Map.of("answer", "RESHIP", "courier", "HANJIN", "invoice", desk.invoice()));
    }
}
