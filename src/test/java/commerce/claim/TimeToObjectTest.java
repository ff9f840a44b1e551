package commerce.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import commerce.order.CoolingOff;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

/** What one claim has given its buyer time for, another of the same item does not take away by its end. */
class TimeToObjectTest extends ClaimScene {
    @Autowired
    BusinessDays days;

    ItemId item;

    /** Two pieces that came so long ago that claims alone give time. */
    @BeforeEach
    void longAgo() {
        item = delivered(shop.sells("의자", 30_000, 9), 2);
        passes(30);
    }

    /** For the item and the claims of it that are over. */
    private void passes(int many) {
        shop.sql("""
                update commerce_order_line set delivered_at = delivered_at - interval ? day,
                    confirm_by = confirm_by - interval ? day where id = ?""", many, many, item.value());
        shop.sql("update commerce_claim set closed_at = closed_at - interval ? day where line_id = ?", many,
                item.value());
    }

    private Claim claims(ClaimKind kind) {
        return claims(item, kind, 1, ClaimReason.DEFECTIVE);
    }

    private Claim rejected(Claim claim) {
        answer.reject(shop.seller(), claim.id(), "사용 흔적");
        return claim;
    }

    private Instant endOf(Claim claim) {
        return Objects.requireNonNull(claims.of(buyer, claim.id()).closedAt());
    }

    private Instant confirmBy() {
        return orders.item(item).times().confirmBy();
    }

    /** To the last day on which it can be, also when time does what is due. */
    private void canBeDisputed(Claim rejected) {
        assertThat(confirmBy()).isEqualTo(LocalDate.ofInstant(endOf(rejected), BusinessDays.SEOUL)
                .plus(ClaimTerms.TO_DISPUTE).plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant());
        passes(7);
        parcels.timeConfirms(item);
        dispute.dispute(buyer, rejected.id(), "한 번도 쓰지 않았어요");
        assertThat(status(rejected)).isEqualTo(ClaimStatus.DISPUTED);
    }

    @Test
    void leavesTimeToDisputeARejectionWhenAnotherIsPaidBack() {
        Claim first = claims(ClaimKind.EXCHANGE);
        Claim other = claims(ClaimKind.RETURN);
        rejected(first);
        approved(other);
        canBeDisputed(first);
    }

    @Test
    void leavesTimeToDisputeARejectionWhenAnotherIsWithdrawnHoweverOften() {
        Claim first = rejected(claims(ClaimKind.RETURN));
        for (int i = 0; i <= ClaimTerms.MOST_WITHDRAWN; i++) {
            withdraw.withdraw(buyer, claims(ClaimKind.RETURN).id());
        }
        canBeDisputed(first);
    }

    @Test
    void leavesTimeToDisputeARejectionWhenAnotherIsDecidedForTheSeller() {
        Claim first = claims(ClaimKind.RETURN);
        Claim other = rejected(claims(ClaimKind.RETURN));
        dispute.dispute(buyer, other.id(), "왔을 때부터 고장");
        rejected(first);
        decide.forSeller(one, other.id(), "사용 흔적 확인");
        canBeDisputed(first);
    }

    @Test
    void leavesTimeToObjectToWhatCameInExchangeWhenAnotherIsWithdrawn() {
        Claim exchange = claims(ClaimKind.EXCHANGE);
        answer.accept(shop.seller(), exchange.id());
        answer.collect(shop.seller(), exchange.id());
        answer.reship(shop.seller(), exchange.id(), parcels.invoice());
        parcels.arriveOf(item);
        withdraw.withdraw(buyer, claims(ClaimKind.RETURN).id());
        assertThat(confirmBy()).isEqualTo(CoolingOff.end(days, endOf(exchange)));
    }

    /** Nor does what gives no time any more keep the purchase from standing. */
    @Test
    void letsThePurchaseStandWhenNothingCanBeObjectedTo() {
        rejected(claims(ClaimKind.RETURN));
        passes(8);
        withdraw.withdraw(buyer, claims(ClaimKind.RETURN).id());
        passes(1);
        parcels.timeConfirms(item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.PURCHASE_CONFIRMED);
    }
}
