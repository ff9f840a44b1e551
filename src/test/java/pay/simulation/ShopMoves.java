package pay.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import pay.dispute.TestDisputes;
import pay.easypay.DisputedPayments;
import pay.merchant.TestMerchant;

/** What merchants and their customers do. */
final class ShopMoves {
    static final List<Consumer<Turn>> ALL = List.of(ShopMoves::sell, ShopMoves::sell, ShopMoves::sell,
            ShopMoves::sell, ShopMoves::approve, ShopMoves::confirm, ShopMoves::confirm, ShopMoves::capture,
            ShopMoves::giveUp, ShopMoves::cancel, ShopMoves::cancel, ShopMoves::cancel, ShopMoves::takeCoupon,
            ShopMoves::dispute, ShopMoves::endDispute);
    private static final String PAYMENTS = "/v1/pay/payments/";

    private ShopMoves() {}

    /** Asks, and most times the customer approves and the merchant confirms. */
    private static void sell(Turn turn) {
        TestMerchant merchant = turn.one(turn.cast.merchants());
        long amount = turn.chance(20) ? 700_000 : turn.amount();
        boolean receipted = turn.chance(3);
        String order = "order-" + turn.world.id();
        Map<String, Object> body = new HashMap<>(Map.of("orderId", order, "orderName", "감귤", "amount", amount,
                "taxFreeAmount", turn.chance(3) ? amount / 3 : 0, "capture", !turn.chance(3)));
        if (receipted) {
            body.put("cashReceipt", ReceiptMoves.FOR);
        }
        turn.ask(() -> turn.world.merchant(merchant, "POST", "/v1/pay/payments", body, "Idempotency-Key", Cast.key()),
                answer -> {
                    Deal.AtShop deal = new Deal.AtShop(merchant, order, answer.text("paymentKey"), amount);
                    turn.remember(deal);
                    if (receipted) {
                        turn.remember(new ReceiptMoves.Receipted(deal));
                    }
                    if (!turn.chance(5)) {
                        approve(turn, deal);
                        if (!turn.chance(5)) {
                            confirm(turn, deal);
                        }
                    }
                });
    }

    private static void approve(Turn turn) {
        turn.any(Deal.AtShop.class).ifPresent(deal -> approve(turn, deal));
    }

    private static void approve(Turn turn, Deal.AtShop deal) {
        Cast.Person person = turn.person();
        Split split = new Split(deal.amount());
        if (turn.chance(3)) {
            byPromotion(turn, person, split);
        }
        if (turn.chance(3)) {
            split.add("POINTS", Math.min(split.left(), turn.amount() / 10), null, null);
        }
        if (turn.chance(3)) {
            split.add("CARD", turn.chance(2) ? split.left() : split.left() / 2, "cardId", person.card());
        } else if (turn.chance(3) && split.left() > 0) {
            split.addDeposit(turn.chance(2) ? person.odd() : person.account(), split.left());
        }
        split.add("MONEY", split.left(), null, null);
        String key = Cast.key();
        String signature = person.member()
                .sign("madang.pay.checkout.v1\n" + deal.key() + "\n" + deal.amount() + "\n" + split.signed());
        turn.ask(() -> turn.world.member(person.member(), "POST", "/v1/pay/checkouts/" + deal.key() + "/approval",
                Map.of("amount", deal.amount(), "tenders", split.tenders()), "Idempotency-Key", key,
                "X-Device-Signature", signature));
    }

    /** 10 %, from 1,000 won on, 5,000 at most. */
    static void byPromotion(Turn turn, Cast.Person person, Split split) {
        long given = Math.min(split.left() / 10, 5_000);
        if (turn.chance(2)) {
            split.add("COUPON", given, "promotionId", Long.toString(turn.cast.funds().discount()));
            return;
        }
        turn.world.jdbc.queryForList("select id from pay_coupon where member_id = ? and promotion_id = ?",
                Long.class, person.id().value(), turn.cast.funds().coupon()).stream().findFirst()
                .ifPresent(coupon -> split.add("COUPON", given, "couponId", Long.toString(coupon)));
    }

    private static void confirm(Turn turn) {
        turn.any(Deal.AtShop.class).ifPresent(deal -> confirm(turn, deal));
    }

    private static void confirm(Turn turn, Deal.AtShop deal) {
        String key = Cast.key();
        turn.ask(() -> turn.world.merchant(deal.merchant(), "POST", PAYMENTS + "confirm",
                Map.of("paymentKey", deal.key(), "orderId", deal.order(), "amount", deal.amount()),
                "Idempotency-Key", key));
    }

    private static void capture(Turn turn) {
        long part = turn.chance(2) ? 1 : 2;
        turn.any(Deal.AtShop.class)
                .ifPresent(deal -> post(turn, deal, "capture", Map.of("amount", deal.amount() / part)));
    }

    private static void giveUp(Turn turn) {
        turn.any(Deal.AtShop.class).ifPresent(deal -> post(turn, deal, "void", null));
    }

    private static void cancel(Turn turn) {
        turn.any(Deal.AtShop.class).ifPresent(deal -> cancel(turn, deal));
    }

    /** All, a part, or a few won. */
    static void cancel(Turn turn, Deal.AtShop deal) {
        long amount = turn.chance(4) ? turn.random.nextLong(1, 100) : deal.amount() * (turn.chance(3) ? 10 : 6) / 10;
        post(turn, deal, "cancel", Map.of("cancelReason", "품절", "cancelAmount", amount));
    }

    private static void post(Turn turn, Deal.AtShop deal, String what, @Nullable Object body) {
        String key = Cast.key();
        turn.ask(() -> turn.world.merchant(deal.merchant(), "POST", PAYMENTS + deal.key() + "/" + what, body,
                "Idempotency-Key", key));
    }

    private static void takeCoupon(Turn turn) {
        Cast.Person person = turn.person();
        String key = Cast.key();
        turn.ask(() -> turn.world.member(person.member(), "POST", "/v1/pay/coupons",
                Map.of("promotionId", Long.toString(turn.cast.funds().coupon())), "Idempotency-Key", key));
    }

    private static void dispute(Turn turn) {
        turn.any(Deal.AtShop.class)
                .ifPresent(deal -> DisputedPayments.dispute(turn.world.context, deal.key(), deal.amount() / 2));
    }

    private static void endDispute(Turn turn) {
        turn.world.jdbc.queryForList("select id, merchant_id from pay_dispute where state = 'OPEN'").stream()
                .findFirst().ifPresent(row -> {
                    String id = row.get("id").toString();
                    TestMerchant merchant = turn.cast.merchants().stream()
                            .filter(each -> each.id.value() == ((Number) row.get("merchant_id")).longValue())
                            .findFirst().orElseThrow();
                    String key = Cast.key();
                    switch (turn.random.nextInt(3)) {
                        case 0 -> turn.ask(() -> turn.world.merchant(merchant, "POST",
                                "/v1/pay/merchant/disputes/" + id + "/acceptance", null, "Idempotency-Key", key));
                        case 1 -> TestDisputes.decide(turn.world.context, id, turn.chance(2));
                        default -> turn.ask(() -> turn.world.merchant(merchant, "POST",
                                "/v1/pay/merchant/disputes/" + id + "/evidence", Map.of("evidence", "송장 있음"),
                                "Idempotency-Key", key));
                    }
                });
    }
}
