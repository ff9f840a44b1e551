package commerce.chargeback;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.ClaimKind;
import commerce.claim.ClaimReason;
import commerce.claim.OpenClaim;
import commerce.claim.Told;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.TestOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Sellers read of the chargebacks of their own items, operators first of what is to be answered first. */
@MadangTest
class ReadChargebacksTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ReadChargebacks read;
    @Autowired
    AnswerChargeback answer;
    @Autowired
    OpenClaim claims;
    @Autowired
    Ids ids;

    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        buyer = ids.next();
    }

    @AfterEach
    void close() {
        held.close();
    }

    @Test
    void showsASellerOfAnOrderThoseOfItsOwnItemsAlone() {
        TestShop another = new TestShop(context);
        LinkedHashMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        wanted.put(shop.sells("귤", 10_000, 5), 1);
        wanted.put(another.sells("감", 5_000, 5), 1);
        List<ItemId> items = orders.paidByCard(buyer, wanted);
        // Nothing that the card paid is left of the other's.
        claims.open(buyer, new OpenClaim.Wish(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND,
                new Told("", null)));
        orders.moneyIsBack(items.get(1));
        OrderId order = orders.item(items.getFirst()).orderId();

        TestChargedBack.opened(context, orders, items.getFirst(), 10_000);

        assertThat(read.of(shop.seller(), order)).containsExactly(
                new ReadChargebacks.OfOrder(Chargeback.State.OPEN, TestChargedBack.ANSWER_BY, true));
        assertThat(read.of(another.seller(), order)).isEmpty();
        assertThat(read.of(order)).hasSize(1);
    }

    @Test
    void asksNoAnswerOfASellerWhoHasGivenIt() {
        ItemId item = paid();
        ChargebackId id = TestChargedBack.opened(context, orders, item, 10_000);
        answer.answer(new StaffCaller(ids.next(), "person", Set.of("SELLER"), Tsid.of(shop.seller())), shop.seller(),
                id, "보냈어요");

        assertThat(read.of(shop.seller(), orders.item(item).orderId())).singleElement()
                .returns(false, ReadChargebacks.OfOrder::canBeAnswered);
    }

    @Test
    void saysThatNothingIsTakenOfALostOneUntilItIs() {
        ItemId item = paid();
        ChargebackId id = TestChargedBack.opened(context, orders, item, 10_000);
        TestChargedBack.decided(context, orders, item, id, 10_000, Chargeback.State.LOST);
        assertThat(read.newest(shop.seller(), Long.MAX_VALUE, 1).getFirst().isTaken()).isFalse();

        context.getBean(SettleChargeback.class).settle(id);
        assertThat(read.newest(shop.seller(), Long.MAX_VALUE, 1).getFirst().isTaken()).isTrue();
    }

    @Test
    void showsOperatorsFirstWhatIsToBeAnsweredFirst() {
        ChargebackId older = TestChargedBack.opened(context, orders, paid(), 10_000);
        ChargebackId newer = TestChargedBack.opened(context, orders, paid(), 10_000);
        ChargebackId soonest = TestChargedBack.opened(context, orders, paid(), 10_000);
        answerBy(older, LocalDate.of(2001, 1, 2));
        answerBy(newer, LocalDate.of(2001, 1, 2));
        answerBy(soonest, LocalDate.of(2001, 1, 1));

        assertThat(read.list(Chargeback.State.OPEN, null, 3)).extracting(each -> each.chargeback().id())
                .containsExactly(soonest, older, newer);
        assertThat(read.list(Chargeback.State.OPEN, soonest, 2)).extracting(each -> each.chargeback().id())
                .containsExactly(older, newer);
        assertThat(read.list(Chargeback.State.OPEN, older, 1)).extracting(each -> each.chargeback().id())
                .containsExactly(newer);
        // Nobody is to be in the way of other tests.
        List.of(older, newer, soonest).forEach(each -> answerBy(each, TestChargedBack.ANSWER_BY));
    }

    private ItemId paid() {
        return orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(shop.sells("귤", 10_000, 5), 1))).getFirst();
    }

    private void answerBy(ChargebackId id, LocalDate day) {
        shop.sql("update commerce_chargeback set answer_by = ? where id = ?", day, id.value());
    }
}
