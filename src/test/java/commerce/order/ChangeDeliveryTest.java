package commerce.order;

import commerce.TestParcels;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeDeliveryTest extends OrderScene {
    private static final Delivery OFFICE = new Delivery("김마당", "01012345678", "04524", "서울특별시 중구 세종대로 110", "3층",
            "문 앞에");
    private static final Delivery JEJU = new Delivery("김마당", "01012345678", "63122", "제주특별자치도 제주시 문연로 6", null,
            null);

    @Test
    void sendsAnOrderElsewhereUntilASellerHasTakenSomethingOn(@Autowired ChangeDelivery change,
            @Autowired Deliveries deliveries) {
        SkuId sku = shop.sells("귤", 10_000, 5);
        TestOrders orders = new TestOrders(context);
        ItemId item = orders.paid(buyer, sku, 1);
        OrderId order = orders.item(item).orderId();

        change.change(buyer, order, OFFICE);
        assertThat(deliveries.of(order)).contains(OFFICE);
        refuses(CommerceError.ORDER_NOT_FOUND, () -> change.change(ids.next(), order, QuickOrders.HOME));
        refuses(CommerceError.DELIVERY_ZONE_DIFFERS, () -> change.change(buyer, order, JEJU));

        new TestParcels(context, shop).confirm(item);
        refuses(CommerceError.ADDRESS_FIXED, () -> change.change(buyer, order, QuickOrders.HOME));
        assertThat(deliveries.of(order)).contains(OFFICE);
    }
}
