package commerce.claim;

import java.util.LinkedHashMap;
import java.util.Map;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.chargeback.TestChargedBack;
import commerce.freight.ShippingTemplate;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.time.UtcColumn;

import static org.assertj.core.api.Assertions.assertThat;

/** A seller cancels what it cannot send. */
class CancelUnsentTest extends ClaimScene {
    @Autowired
    CancelUnsent cancel;

    @Test
    void givesEverythingBackAndSaysWhy() {
        SkuId sku = shop.sells("귤", 10_000, 5);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, 3_000, null);
        ItemId item = orders.paid(buyer, sku, 3);
        parcels.confirm(item);

        cancel(item, 1, false);

        assertThat(orders.item(item)).returns(2, Item::remaining).returns(0, Item::claimed)
                .returns(ItemStatus.PAID, Item::status);
        assertThat(shop.onHand(sku)).as("what is not there is not sold again").isEqualTo(2);
        orders.moneyIsBack(item);
        Claim first = claims.newest(buyer, Long.MAX_VALUE, 1).getFirst();
        assertThat(first).returns(ClaimKind.CANCEL, Claim::kind).returns(ClaimReason.SOLD_OUT, Claim::reason)
                .returns(Fault.SELLER, Claim::fault).returns(ClaimStatus.DONE, Claim::status)
                .returns("재고가 없어요", claim -> claim.told().details());
        assertThat(told("commerce.claim-opened", item)).isEqualTo(1);
        assertThat(told("commerce.claim-closed", item)).isEqualTo(1);

        cancel(item, 2, true);

        assertThat(shop.onHand(sku)).isEqualTo(4);
        orders.moneyIsBack(item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.CANCELED);
        assertThat(orders.statusOfOrder(item)).isEqualTo("REFUNDED");
        assertThat(orders.requestedBack(item)).as("with the freight").isEqualTo(Map.of("MONEY", 33_000L));
        assertThat(points(item)).as("it was not late").isZero();
        assertThat(shop.number("select count(*) from platform_audit_entry where action = 'commerce.item-canceled'"
                + " and subject_id = ?", Long.toString(item.value()))).isEqualTo(2);
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> cancel(item, 1, false));
    }

    @Test
    void cancelsWhatItHasNotTakenOn() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 2);
        cancel(item, 2, false);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.CANCELED);
        orders.moneyIsBack(item);
    }

    /** Else who is late would rather cancel. */
    @Test
    void costsThePointsOfALateDispatchWhenItIsLate() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 2);
        shop.sql("update commerce_order_line set dispatch_by = dispatch_by - interval 30 day where id = ?",
                item.value());
        cancel(item, 1, false);
        cancel(item, 1, false);
        assertThat(points(item)).as("once of an item").isEqualTo(3);
        orders.moneyIsBack(item);
    }

    @Test
    void leavesToTheBuyersClaimWhatTheyHaveClaimed() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 3);
        parcels.confirm(item);
        Claim stop = claims(item, ClaimKind.CANCEL, 2, ClaimReason.CHANGE_OF_MIND);
        refuses(CommerceError.CLAIM_EXCEEDS_ITEM, () -> cancel(item, 2, false));
        cancel(item, 1, false);
        assertThat(orders.item(item)).returns(2, Item::remaining).returns(2, Item::claimed);
        assertThat(status(stop)).isEqualTo(ClaimStatus.REQUESTED);
        orders.moneyIsBack(item);
    }

    @Test
    void cancelsNothingThatWasSentNorAnothers() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 1);
        refuses(CommerceError.ITEM_NOT_FOUND, () -> cancel.cancel(AuditActor.SYSTEM, new TestShop(context).seller(),
                new CancelUnsent.Unsent(item, 1, 1, "재고가 없어요", false)));
        parcels.confirm(item);
        parcels.ship(item);
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> cancel(item, 1, false));
    }

    /** The card company may give the same money back. */
    @Test
    void cancelsNothingWhosePaymentIsDisputed() {
        ItemId item = orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(shop.sells("배", 10_000, 5), 1))).getFirst();
        TestChargedBack.opened(context, orders, item, 10_000);
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> cancel(item, 1, false));
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.PAID);
    }

    /** Two people see the same three pieces, or one clicks twice. */
    @Test
    void cancelsNothingThatHasChangedSinceItWasSeen() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 3);
        cancel(item, 1, 3, false);
        refuses(CommerceError.ITEM_CHANGED_MEANWHILE, () -> cancel(item, 1, 3, false));
        assertThat(orders.item(item).remaining()).isEqualTo(2);
        orders.moneyIsBack(item);
    }

    /** Else one piece, cancelled on the first day, would make the others cheap. */
    @Test
    void countsAsLateAsTheLastPieceIs() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 3);
        parcels.confirm(item);
        shop.sql("update commerce_order_line set dispatch_by = ? where id = ?",
                UtcColumn.of(clock.instant().minusSeconds(1)), item.value());
        cancel(item, 1, false);
        assertThat(points(item)).isEqualTo(1);
        orders.moneyIsBack(item);
        shop.sql("update commerce_order_line set dispatch_by = dispatch_by - interval 30 day where id = ?",
                item.value());
        parcels.ship(item);
        assertThat(points(item)).isEqualTo(3);
    }

    @Test
    void cancelsNothingOfATerminatedSeller() {
        ItemId item = orders.paid(buyer, shop.sells("배", 10_000, 5), 1);
        shop.sql("update commerce_seller set status = 'TERMINATED' where id = ?", shop.seller().value());
        refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> cancel(item, 1, false));
    }

    private void cancel(ItemId item, int pieces, boolean restock) {
        cancel(item, pieces, orders.item(item).remaining(), restock);
    }

    private void cancel(ItemId item, int pieces, int remaining, boolean restock) {
        cancel.cancel(AuditActor.seller(Tsid.of(shop.seller())), shop.seller(),
                new CancelUnsent.Unsent(item, pieces, remaining, "재고가 없어요", restock));
    }

    private long points(ItemId item) {
        return shop.number("select coalesce(sum(points), 0) from commerce_seller_penalty where item_id = ?",
                item.value());
    }

    private long told(String type, ItemId item) {
        return shop.number("""
                select count(*) from platform_event_log where type = ? and json_value(body, '$.itemId') = ?""", type,
                Long.toString(item.value()));
    }
}
