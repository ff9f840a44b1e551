package commerce.desk;

import java.util.LinkedHashMap;
import java.util.Map;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import commerce.claim.ClaimKind;
import commerce.claim.ClaimReason;
import commerce.claim.OpenClaim;
import commerce.claim.Told;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where an order goes is a seller's to know as long as it has to send something there, or gets something back. */
@MadangTest
class ShowDeliveryTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ShowDelivery show;
    @Autowired
    OpenClaim claims;
    @Autowired
    Ids ids;

    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    Tsid buyer;
    SkuId sku;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        buyer = ids.next();
        sku = shop.sells("제주 감귤 5kg", 10_000, 50);
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void isShownFromThePaymentUntilThePurchaseStandsAndAgainWhileSomethingIsClaimed() {
        ItemId item = orders.paid(buyer, sku, 1);
        assertShown(item);
        delivered(item);
        assertShown(item);

        parcels.buyerConfirms(buyer, item);
        assertHidden(item);

        returns(item);
        assertShown(item);
    }

    @Test
    void isShownAsLongAsAnythingOfTheOrderIsOnItsWay() {
        ItemId stands = orders.paid(buyer, new LinkedHashMap<>(Map.of(sku, 1, shop.sells("귤칩", 3_000, 9), 1)))
                .getFirst();
        delivered(stands);
        parcels.buyerConfirms(buyer, stands);

        assertShown(stands);
    }

    @Test
    void isShownToATerminatedSellerWhereSomethingIsToBeSentOrClaimedAlone() {
        ItemId unsent = orders.paid(buyer, sku, 1);
        ItemId there = orders.paid(buyer, sku, 1);
        delivered(there);
        ItemId claimed = orders.paid(buyer, sku, 1);
        delivered(claimed);
        returns(claimed);
        shop.becomes(SellerStatus.TERMINATED);

        assertShown(unsent);
        assertShown(claimed);
        assertHidden(there);
    }

    private void delivered(ItemId item) {
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
    }

    private void returns(ItemId item) {
        claims.open(buyer,
                new OpenClaim.Wish(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE, new Told("찢어졌어요", null)));
    }

    private void assertShown(ItemId item) {
        assertThat(show.show(AuditActor.SYSTEM, shop.seller(), orders.item(item).orderId()).address())
                .isEqualTo("서울특별시 강남구 테헤란로 152");
    }

    private void assertHidden(ItemId item) {
        assertThatThrownBy(() -> show.show(AuditActor.SYSTEM, shop.seller(), orders.item(item).orderId()))
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommerceError.ITEM_IN_OTHER_STATE));
    }
}
