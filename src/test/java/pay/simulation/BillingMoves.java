package pay.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import pay.merchant.TestMerchant;
import testing.TestMembers.TestMember;

/** What merchants charge members again and again, by a card or out of their wallets. */
final class BillingMoves {
    static final List<Consumer<Turn>> ALL = List.of(BillingMoves::subscribe, BillingMoves::charge,
            BillingMoves::charge, BillingMoves::charge, BillingMoves::stop, BillingMoves::end);
    private static final String BILLING = "/v1/pay/billing/";
    private static final int PER_CHARGE = 40_000;
    private static final int PER_MONTH = 70_000;

    private BillingMoves() {}

    /** A merchant asks, and the member consents. */
    private static void subscribe(Turn turn) {
        TestMerchant merchant = turn.one(turn.cast.merchants());
        Cast.Person person = turn.person();
        String card = turn.chance(2) ? person.card() : null;
        turn.ask(() -> turn.world.merchant(merchant, "POST", "/v1/pay/billing", Map.of("customerId", "customer-17",
                "name", "월간 마당", "mostPerCharge", PER_CHARGE, "mostPerMonth", PER_MONTH)), asked -> {
                    String key = asked.text("billingKey");
                    TestMember member = person.member();
                    String signature = member.sign("madang.pay.billing.v1\n" + key + "\n" + merchant.id.value() + "\n"
                            + PER_CHARGE + "\n" + PER_MONTH + "\n" + (card == null ? "MONEY" : card));
                    turn.ask(() -> turn.world.member(member, "POST", "/v1/pay/billing-agreements/" + key + "/consent",
                            card == null ? Map.of() : Map.of("cardId", card), "X-Device-Signature", signature),
                            _ -> turn.remember(new Deal.Agreement(merchant, person, key)));
                });
    }

    private static void charge(Turn turn) {
        turn.any(Deal.Agreement.class).ifPresent(deal -> {
            String order = "bill-" + turn.world.id();
            String key = Cast.key();
            Map<String, Object> body = Map.of("customerKey", "customer-17", "orderId", order, "orderName", "월간 마당",
                    "amount", turn.amount(), "retry", turn.chance(2));
            turn.askOnRecord(() -> turn.world.merchant(deal.merchant(), "POST", BILLING + deal.key(), body,
                    "Idempotency-Key", key), _ -> turn.remember(new Deal.Charge(deal, order)));
        });
    }

    private static void stop(Turn turn) {
        turn.any(Deal.Charge.class).ifPresent(deal -> turn.ask(() -> turn.world.merchant(deal.of().merchant(), "DELETE",
                BILLING + deal.of().key() + "/charges/" + deal.order(), null)));
    }

    /** By either side, for good. */
    private static void end(Turn turn) {
        boolean byMerchant = turn.chance(2);
        turn.any(Deal.Agreement.class).filter(_ -> turn.chance(3)).ifPresent(deal -> turn.ask(() -> byMerchant
                ? turn.world.merchant(deal.merchant(), "DELETE", BILLING + deal.key(), null)
                : turn.world.member(deal.person().member(), "DELETE", "/v1/pay/billing-agreements/" + deal.key(),
                        null)));
    }
}
