package commerce.claim;

import java.util.List;
import java.util.Map;

import commerce.TestEvents;
import commerce.freight.ShippingTemplate;
import commerce.order.ItemId;
import org.junit.jupiter.api.Test;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;

/** What other modules and systems are told of claims: once when one is opened, and once when it is over. */
class ClaimEventsTest extends ClaimScene {
    private static final String OPENED = "commerce.claim-opened";
    private static final String CLOSED = "commerce.claim-closed";

    private List<Map<String, Object>> told(String type, ItemId item) {
        return TestEvents.told(context, type, Tsid.of(orders.item(item).orderId()));
    }

    private Map<String, Object> opened(Claim claim, String kind, int quantity, String reason, String fault) {
        return Map.ofEntries(Map.entry("claimId", text(claim.id().value())),
                Map.entry("orderId", text(claim.orderId().value())), Map.entry("itemId", text(claim.itemId().value())),
                Map.entry("buyerId", buyer.toString()), Map.entry("sellerId", text(shop.seller().value())),
                Map.entry("kind", kind), Map.entry("quantity", quantity), Map.entry("reason", reason),
                Map.entry("fault", fault));
    }

    private Map<String, Object> closed(Claim claim, String kind, String outcome, int quantity, int refunded,
            int interest) {
        return Map.ofEntries(Map.entry("claimId", text(claim.id().value())),
                Map.entry("orderId", text(claim.orderId().value())), Map.entry("itemId", text(claim.itemId().value())),
                Map.entry("buyerId", buyer.toString()), Map.entry("sellerId", text(shop.seller().value())),
                Map.entry("kind", kind), Map.entry("outcome", outcome), Map.entry("quantity", quantity),
                Map.entry("refunded", refunded), Map.entry("interest", interest));
    }

    private static String text(long id) {
        return Long.toString(id);
    }

    @Test
    void tellsOfAReturnThatIsPaidBackLessTheFreightThatItsBuyerBears() {
        var sku = shop.sells("의자", 30_000, 9);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, 3_000, null);
        ItemId item = delivered(sku, 3);
        Claim claim = claims(item, ClaimKind.RETURN, 2, ClaimReason.CHANGE_OF_MIND);
        assertThat(told(OPENED, item)).containsExactly(opened(claim, "RETURN", 2, "CHANGE_OF_MIND", "BUYER"));
        approved(claim);
        assertThat(told(CLOSED, item)).as("the money is on its way").isEmpty();
        orders.moneyIsBack(item);
        assertThat(told(CLOSED, item)).containsExactly(closed(claim, "RETURN", "DONE", 2, 57_000, 0));
    }

    @Test
    void tellsOfTheInterestThatTheBuyerGotBesides() {
        ItemId item = delivered(shop.sells("의자", 365_000, 5), 1);
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        assertThat(told(OPENED, item)).containsExactly(opened(claim, "RETURN", 1, "DEFECTIVE", "SELLER"));
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        shop.sql("update commerce_claim set refund_by = refund_by - interval 40 day where id = ?", claim.id().value());
        answer.approve(shop.seller(), claim.id(), false);
        orders.moneyIsBack(item);
        int interest = (int) shop.number("select interest from commerce_claim where id = ?", claim.id().value());
        assertThat(interest).isPositive();
        assertThat(told(CLOSED, item)).containsExactly(closed(claim, "RETURN", "DONE", 1, 365_000, interest));
    }

    @Test
    void tellsOfACancelAtOnce() {
        ItemId item = orders.paid(buyer, shop.sells("의자", 30_000, 9), 2);
        Claim claim = claims(item, ClaimKind.CANCEL, 1, ClaimReason.WRONG_OPTION);
        orders.moneyIsBack(item);
        assertThat(told(OPENED, item)).containsExactly(opened(claim, "CANCEL", 1, "WRONG_OPTION", "BUYER"));
        assertThat(told(CLOSED, item)).containsExactly(closed(claim, "CANCEL", "DONE", 1, 30_000, 0));
    }

    @Test
    void tellsThatNothingWentBackOfWhatCameToNothing() {
        ItemId item = delivered(shop.sells("의자", 30_000, 9), 2);
        Claim rejected = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.reject(shop.seller(), rejected.id(), "사용 흔적");
        Claim withdrawn = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        withdraw.withdraw(buyer, withdrawn.id());
        assertThat(told(CLOSED, item)).containsExactly(closed(rejected, "RETURN", "REJECTED", 1, 0, 0),
                closed(withdrawn, "EXCHANGE", "WITHDRAWN", 1, 0, 0));
    }

    /** Nothing goes back but the goods; and without stock it ends as a return. */
    @Test
    void tellsHowAnExchangeEnds() {
        ItemId item = delivered(shop.sells("의자", 30_000, 9), 1);
        Claim exchanged = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), exchanged.id());
        answer.collect(shop.seller(), exchanged.id());
        answer.reship(shop.seller(), exchanged.id(), parcels.invoice());
        parcels.arrive();
        assertThat(told(CLOSED, item)).containsExactly(closed(exchanged, "EXCHANGE", "DONE", 1, 0, 0));

        ItemId last = delivered(shop.sells("마지막 의자", 20_000, 1), 1);
        Claim without = claims(last, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        approved(without);
        orders.moneyIsBack(last);
        assertThat(told(OPENED, last)).containsExactly(opened(without, "EXCHANGE", 1, "DEFECTIVE", "SELLER"));
        assertThat(told(CLOSED, last)).containsExactly(closed(without, "RETURN", "DONE", 1, 20_000, 0));
    }
}
