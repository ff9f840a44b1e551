package commerce.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A shop, a buyer, and a pay that says what the test has it say. */
@MadangTest
abstract class OrderScene {
    @Autowired
    ApplicationContext context;
    @Autowired
    CancelOrder cancel;
    @Autowired
    FollowPayment payments;
    @Autowired
    OrderPages pages;
    @Autowired
    Ids ids;

    /** Pay, which knows none of these payments, would refuse their refunds. */
    HeldDelivery held;
    QuickOrders place;
    TestShop shop;
    Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        place = new QuickOrders(context);
        shop = new TestShop(context);
        buyer = ids.next();
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    void approve(Order order, int version) {
        payments.ended(List.of(new PaymentNews(order.id(), new Tsid(order.id().value() + 1), version,
                List.of(new Tender("MONEY", order.amount(), Won.ZERO)))), Happening.PAYMENT_APPROVED);
    }

    static PaymentNews news(Order order, int version) {
        return new PaymentNews(order.id(), new Tsid(order.id().value() + 1), version, List.of());
    }

    static PaymentNews refundedNews(Order order, int version) {
        return new PaymentNews(order.id(), new Tsid(order.id().value() + 1), version,
                List.of(new Tender("MONEY", order.amount(), order.amount())));
    }

    RefundId refundOf(Order order) {
        return new RefundId(shop.number("select id from commerce_refund where order_id = ?", order.id().value()));
    }

    OrderStatus status(Order order) {
        return pages.of(order.buyerId(), order.id()).order().status();
    }

    static SequencedMap<SkuId, Integer> wanted(SkuId sku, int quantity) {
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        wanted.put(sku, quantity);
        return wanted;
    }

    static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
