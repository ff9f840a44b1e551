package commerce.leaving;

import java.time.Clock;
import java.util.Map;

import commerce.Checkout;
import commerce.TestCoupons;
import commerce.TestShop;
import commerce.coupon.OfferCoupon;
import commerce.coupon.TakeCoupon;
import commerce.groupbuy.TeamId;
import commerce.groupbuy.TestTeams;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

/** What keeps a buyer, and what becomes of the orders of one who left, as the listeners do it. */
@MadangTest
class LeavingTest {
    @Autowired
    DomainEvents events;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;
    TestShop shop;
    TestMembers.TestMember buyer;

    @BeforeEach
    void join(@Autowired TestMembers members) {
        shop = new TestShop(context);
        buyer = members.join();
    }

    @Test
    void clearsABuyerWithoutOpenOrders() {
        Tsid request = asksToLeave();

        awaitAnswer(request, "commerce.leave-cleared");
    }

    @Test
    void keepsABuyerWhoseOrderIsOpen() {
        order();

        Tsid request = asksToLeave();

        awaitAnswer(request, "commerce.leave-blocked' and json_value(body, '$.reason') = 'OPEN_ORDERS");
    }

    @Test
    void keepsABuyerWhoWaitsForATeam(@Autowired ApplicationContext context) {
        TestTeams teams = new TestTeams(context, shop, shop.sells("자두", 10_000, 5));
        TeamId team = teams.team(teams.deal(2), buyer.id(), 0);
        shop.sql("update commerce_order set ask_at = null where team_id = ?", team.value());

        Tsid request = asksToLeave();

        awaitAnswer(request, "commerce.leave-blocked");
    }

    @Test
    void keepsABuyerOfWhosePaymentPayHasNotSpokenYet() {
        String order = order();
        shop.sql("""
                update commerce_order set status = 'EXPIRED', lapse_at = null, closed_at = placed_at, payment_id = 99,
                    payment_version = 99
                where id = ?""", order);

        Tsid request = asksToLeave();

        awaitAnswer(request, "commerce.leave-blocked");
    }

    @Test
    void keepsABuyerWhoseGoodsAreNotConfirmed() {
        ItemId item = new TestOrders(context).paid(buyer.id(), shop.sells("자두", 10_000, 1), 1);
        shop.sql("""
                update commerce_order_line set status = 'DELIVERED', confirmation = 'CONFIRMED',
                    seller_confirmed_at = paid_at, shipped_at = paid_at, delivered_at = paid_at,
                    confirm_by = '2099-01-01' where id = ?""", item.value());

        Tsid request = asksToLeave();

        awaitAnswer(request, "commerce.leave-blocked");
    }

    @Test
    void sellsNothingToWhoIsClearedUntilTheyHaveStayed() {
        awaitAnswer(asksToLeave(), "commerce.leave-cleared");
        assertThat(tryToOrder().text("code")).isEqualTo("BUYER_LEAVING");
        shop.sql("""
                update commerce_departed_buyer set cleared_at = cleared_at - interval 21 minute where member_id = ?""",
                buyer.id().value());
        assertThat(tryToOrder().status()).isEqualTo(201);
    }

    @Test
    void forgetsTheCartAndTheCouponsOfWhoLeft(@Autowired OfferCoupon offer, @Autowired TakeCoupon take) {
        String sku = Long.toString(shop.sells("자두", 10_000, 1).value());
        assertThat(new Api(port).put("/v1/commerce/cart/items", Map.of("skuId", sku, "quantity", 1), "Authorization",
                buyer.bearer()).status()).isLessThan(300);
        take.take(buyer.id(), TestCoupons.offered(offer, ids, null, 1_000, 5_000, 1));

        tell(new MemberLeft(ids.next(), clock.instant(), buyer.id()));

        Awaitility.await().until(() -> shop.number("""
                select (select count(*) from commerce_cart_line where member_id = ?)
                    + (select count(*) from commerce_member_coupon where member_id = ?)""", buyer.id().value(),
                buyer.id().value()) == 0);
    }

    @Test
    void emptiesTheWishListOfWhoLeftAndPutsNothingThereAnyMore() {
        String wish = "/v1/commerce/wish-list/" + shop.productOf(shop.sells("자두", 10_000, 1)).value();
        assertThat(new Api(port).put(wish, null, "Authorization", buyer.bearer()).status()).isEqualTo(204);

        tell(new MemberLeft(ids.next(), clock.instant(), buyer.id()));

        Awaitility.await().until(
                () -> shop.number("select count(*) from commerce_wish where member_id = ?", buyer.id().value()) == 0);
        assertThat(new Api(port).put(wish, null, "Authorization", buyer.bearer()).code()).isEqualTo("BUYER_LEFT");
    }

    @Test
    void cancelsWhatABuyerWhoLeftHasNotPaid() {
        String order = order();

        tell(new MemberLeft(ids.next(), clock.instant(), buyer.id()));

        Awaitility.await().until(() -> shop.number("""
                select count(*) from commerce_order where id = ? and status = 'CANCELED' and close_reason = 'BUYER'""",
                order) == 1);
    }

    private String order() {
        var sku = shop.sells("자두", 10_000, 1);
        return Checkout.order(Checkout.by(new Api(port), buyer.bearer()), sku, 1).text("id");
    }

    private Api.Answer tryToOrder() {
        return Checkout.order(Checkout.by(new Api(port), buyer.bearer()), shop.sells("자두", 10_000, 1), 1);
    }

    private Tsid asksToLeave() {
        Tsid request = ids.next();
        tell(new MemberLeaveRequested(ids.next(), clock.instant(), buyer.id(), request));
        return request;
    }

    private void tell(DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publish(event));
    }

    private void awaitAnswer(Tsid request, String answer) {
        Awaitility.await().until(() -> shop.number("select count(*) from platform_event_log where type = '" + answer
                + "' and json_value(body, '$.requestId') = ?", request.toString()) == 1);
    }
}
