package commerce.chargeback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.TestEvents;
import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.claim.AnswerReturn;
import commerce.claim.ClaimId;
import commerce.claim.ClaimKind;
import commerce.claim.ClaimReason;
import commerce.claim.OpenClaim;
import commerce.claim.Told;
import commerce.freight.ShippingTemplate;
import commerce.integrity.TestOrderMoney;
import commerce.order.ItemStatus;
import commerce.order.LineId;
import commerce.order.TestOrders;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of an order, its seller's money and its buyer's wishes when the card's holder disputes its payment. */
@MadangTest
class ChargebackTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    HearChargeback hear;
    @Autowired
    SettleChargeback settle;
    @Autowired
    ProposeShares propose;
    @Autowired
    AnswerChargeback answer;
    @Autowired
    ReadChargebacks read;
    @Autowired
    Chargebacks chargebacks;
    @Autowired
    OpenClaim claims;
    @Autowired
    AnswerReturn returns;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    Ids ids;

    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    Tsid before;
    Tsid buyer;
    StaffCaller one;
    StaffCaller other;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        before = ids.next();
        buyer = ids.next();
        one = TestChargedBack.operator(context);
        other = TestChargedBack.operator(context);
    }

    @AfterEach
    void everyWonIsFoundAgain() {
        held.close();
        assertThat(reconciler.differences()).isEmpty();
        assertThat(TestOrderMoney.wrongAfter(context, before)).isEmpty();
    }

    @Test
    void neitherBuyerNorTimeConfirmsAPurchaseWhileItIsOpenAndTheBuyerClaimsNothing() {
        LineId item = delivered(paid(10_000));
        ChargebackId id = opened(item, 10_000);

        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> parcels.buyerConfirms(buyer, item));
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> returns(item));
        makeDue(item);
        parcels.timeConfirms(item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.DELIVERED);
        assertThat(orders.item(item).times().confirmBy()).isAfter(Instant.now().plusSeconds(80_000));

        makeDue(item);
        decided(item, id, 10_000, Chargeback.State.WON);

        assertThat(orders.item(item).times().confirmBy()).isAfter(Instant.now().plusSeconds(80_000));
        assertThat(returns(item)).isPositive();
    }

    @Test
    void holdsBackWhatItsSellerIsToGetUntilItIsWon() {
        LineId item = standing(paid(10_000));
        long due = shop.number("select sum(amount) from commerce_settlement_line where item_id = ?", item.value());
        ChargebackId id = opened(item, 10_000);

        assertThat(due).isPositive();
        assertThat(sums(item)).isZero();
        assertThat(shop.number("select count(distinct due_on) from commerce_settlement_line where item_id = ?",
                item.value())).isEqualTo(1);

        decided(item, id, 10_000, Chargeback.State.WON);

        assertThat(sums(item)).isEqualTo(due);
    }

    @Test
    void takesWhatIsLostFromASellerWhosePurchaseStoodOnceAndNothingMoreOfTheItemIsClaimed() {
        LineId item = standing(paid(10_000));
        long due = sums(item);
        ChargebackId id = opened(item, 10_000);

        lost(item, id, 10_000);
        settle.settle(id);
        decided(item, id, 10_000, Chargeback.State.LOST);

        assertThat(sums(item)).isEqualTo(due - 10_000);
        assertThat(line(item, "CHARGEBACK")).isEqualTo(-10_000);
        assertThat(TestEvents.told(context, "commerce.chargeback-settled", order(item))).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("fromSeller", 10_000).containsEntry("fromEscrow", 0)
                        .containsEntry("fee", 0).containsEntry("itemId", Long.toString(item.value())));
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED,
                () -> claims.open(buyer, new OpenClaim.Wish(item, ClaimKind.RETURN, 1,
                        ClaimReason.DEFECTIVE, new Told("", null))));
        assertThat(read.newest(shop.seller(), Long.MAX_VALUE, 1).getFirst().borne()).isEqualTo(Won.of(10_000));
    }

    @Test
    void endsWhatDoesNotStandAndFreesItsEscrowAndItsStock() {
        SkuId sku = shop.sells("귤", 10_000, 5);
        List<LineId> items = orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(sku, 2)));
        LineId item = items.getFirst();
        assertThat(shop.onHand(sku)).isEqualTo(3);
        ChargebackId id = opened(item, 20_000);

        lost(item, id, 20_000);

        assertThat(orders.item(item)).returns(ItemStatus.CANCELED, each -> each.status()).returns(0,
                each -> each.remaining());
        assertThat(shop.onHand(sku)).isEqualTo(5);
        assertThat(sums(item)).isZero();
        assertThat(TestEvents.told(context, "commerce.chargeback-settled", order(item))).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("fromEscrow", 20_000).containsEntry("fromSeller", 0));
    }

    @Test
    void endsWhatWasSentAndItsFreightWithTheLastOfTheParcel() {
        LineId item = delivered(freighted(10_000, 3_000));
        ChargebackId id = opened(item, 13_000);

        lost(item, id, 13_000);

        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.RETURNED);
        assertThat(TestEvents.told(context, "commerce.chargeback-settled", order(item))).extracting("fromEscrow")
                .containsExactly(10_000, 3_000);
        assertThat(TestOrderMoney.wrongAfter(context, before)).isEmpty();
    }

    @Test
    void leavesFreightThatNobodyTookBackToTheSeller() {
        LineId item = delivered(freighted(10_000, 3_000));
        ChargebackId id = opened(item, 10_000);
        divides(id, Map.of(item, 10_000L), 0);

        lost(item, id, 10_000);

        assertThat(line(item, "RETURN_FREIGHT")).isEqualTo(3_000);
        assertThat(TestOrderMoney.wrongAfter(context, before)).isEmpty();
    }

    @Test
    void waitsForThePurchaseOfWhatOtherMoneyPaidToo() {
        LineId item = delivered(orders.paidByCard(buyer, shop.sells("귤", 10_000, 5), 1, Won.of(7_000)));
        ChargebackId id = opened(item, 7_000);
        lost(item, id, 7_000);
        assertThat(TestEvents.told(context, "commerce.chargeback-settled", order(item))).isEmpty();
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.DELIVERED);

        parcels.buyerConfirms(buyer, item);
        settle.settle(id);

        assertThat(line(item, "CHARGEBACK")).isEqualTo(-7_000);
        assertThat(shop.number("select settle_at is null from commerce_chargeback where id = ?", id.value()))
                .isEqualTo(1);
    }

    @Test
    void freesWhatAClaimOfBeforeWasToGiveBackToTheCard() {
        LineId item = delivered(paid(10_000));
        ClaimId claim = new ClaimId(returns(item));
        ChargebackId id = opened(item, 10_000);
        lost(item, id, 10_000);
        assertThat(TestEvents.told(context, "commerce.chargeback-settled", order(item))).isEmpty();

        // The seller takes it back all the same; pay refuses what is to go to the card.
        returns.accept(shop.seller(), claim);
        returns.collect(shop.seller(), claim);
        returns.approve(shop.seller(), claim, false);
        settle.settle(id);

        assertThat(TestEvents.told(context, "commerce.chargeback-settled", order(item))).singleElement()
                .satisfies(told -> assertThat(told).containsEntry("fromSeller", 0));
        assertThat(line(item, "CHARGEBACK")).isZero();
    }

    @Test
    void takesTheFeeOfThePlanOnceOfASeller(@Autowired TransactionTemplate transaction) {
        SkuId first = shop.sells("귤", 10_000, 5);
        SkuId second = shop.sells("배", 5_000, 5);
        List<LineId> items = orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(first, 1, second, 1)));
        items.forEach(this::standing);
        ChargebackId id = opened(items.getFirst(), 15_000);
        decided(items.getFirst(), id, 15_000, Chargeback.State.LOST);

        // No version of a plan is ever taken away.
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            shop.sql("""
                    insert into commerce_fee_plan_version (name, valid_from, sales_percent, sales_vat_included,
                        payment_percent, payment_vat_included, due_days, chargeback_fee)
                    values ('STANDARD', '2026-01-02', 8, false, 3.3, true, 2, 11000)""");
            settle.settle(id);

            assertThat(items.stream().mapToLong(each -> line(each, "CHARGEBACK")).sum()).isEqualTo(-15_000);
            assertThat(items.stream().mapToLong(each -> line(each, "CHARGEBACK_FEE")).sum()).isEqualTo(-11_000);
            assertThat(shop.number("select fee from commerce_chargeback_seller where chargeback_id = ?", id.value()))
                    .isEqualTo(11_000);
        });
    }

    @Test
    void isHeardOnceInWhateverOrder() {
        LineId item = standing(paid(10_000));
        long due = sums(item);
        ChargebackId id = new ChargebackId(ids.nextLong());

        lost(item, id, 10_000);
        hear.hear(TestChargedBack.told(orders, item, id, 10_000, null));
        hear.hear(TestChargedBack.told(orders, item, id, 10_000, null));
        settle.settle(id);

        assertThat(chargebacks.find(id).orElseThrow().state()).isEqualTo(Chargeback.State.LOST);
        assertThat(sums(item)).isEqualTo(due - 10_000);
        assertThat(returnsRefused(item)).isTrue();
    }

    @Test
    void isOfWhatNoneBeforeItHasTaken() {
        LineId item = standing(paid(10_000));
        lost(item, opened(item, 6_000), 6_000);

        ChargebackId next = opened(item, 10_000);

        assertThat(TestChargedBack.parts(context, next)).singleElement()
                .returns(Won.of(4_000), each -> each.most()).returns(Won.of(4_000), each -> each.amount());
    }

    @Test
    void costsNoSellerWhatTwoOperatorsSayIsMadangs() {
        LineId item = standing(paid(10_000));
        long due = sums(item);
        ChargebackId id = opened(item, 10_000);
        refuses(CommerceError.CHARGEBACK_SHARES_INVALID, () -> divides(id, Map.of(item, 10_001L), 0));
        refuses(CommerceError.CHARGEBACK_SHARES_INVALID, () -> propose.propose(one, id, Map.of(), "도용"));
        propose.propose(one, id, Map.of(item.value(), Won.ZERO), "도용");
        refuses(CommerceError.RULING_WAITS, () -> propose.propose(other, id, Map.of(item.value(), Won.ZERO), "도용"));
        refuses(CommerceError.RULING_BY_SAME_OPERATOR, () -> TestChargedBack.decides(context, one, id, true));

        // Nothing is taken as long as nobody has decided.
        lost(item, id, 10_000);
        assertThat(sums(item)).isZero();

        TestChargedBack.decides(context, other, id, true);
        settle.settle(id);

        assertThat(sums(item)).isEqualTo(due);
        assertThat(line(item, "CHARGEBACK")).isZero();
        refuses(CommerceError.RULING_ENDED, () -> TestChargedBack.decides(context, other, id, true));
        refuses(CommerceError.CHARGEBACK_IN_OTHER_STATE,
                () -> propose.propose(one, id, Map.of(item.value(), Won.ZERO), "도용"));
    }

    @Test
    void takesAsItWasDividedWhenAnotherDivisionIsRefused() {
        LineId item = standing(paid(10_000));
        ChargebackId id = opened(item, 10_000);
        propose.propose(one, id, Map.of(item.value(), Won.ZERO), "도용");

        TestChargedBack.decides(context, other, id, false);
        lost(item, id, 10_000);

        assertThat(line(item, "CHARGEBACK")).isEqualTo(-10_000);
    }

    @Test
    void isAnsweredOnceByItsSellerInTime() {
        LineId item = paid(10_000);
        ChargebackId id = opened(item, 10_000);
        SellerId seller = shop.seller();
        StaffCaller person = new StaffCaller(ids.next(), "person", Set.of("SELLER"), Tsid.of(seller));
        assertThat(read.count(seller, 100)).isEqualTo(1);
        refuses(CommerceError.CHARGEBACK_NOT_FOUND,
                () -> answer.answer(person, new TestShop(context).seller(), id, "보냈어요"));

        answer.answer(person, seller, id, "송장 123으로 보냈어요");

        assertThat(read.newest(seller, Long.MAX_VALUE, 1).getFirst().seller().answer()).isEqualTo("송장 123으로 보냈어요");
        assertThat(shop.text("select answer from commerce_chargeback_seller where chargeback_id = ?",
                Long.toString(id.value()))).doesNotContain("송장");
        assertThat(read.count(seller, 100)).isZero();
        refuses(CommerceError.CHARGEBACK_IN_OTHER_STATE, () -> answer.answer(person, seller, id, "또"));
    }

    @Test
    void isNotAnsweredAfterItsLastDayNorWhenItIsDecided() {
        LineId item = paid(10_000);
        ChargebackId late = opened(item, 4_000);
        StaffCaller person = new StaffCaller(ids.next(), "person", Set.of("SELLER"), Tsid.of(shop.seller()));
        shop.sql("update commerce_chargeback set answer_by = ? where id = ?", LocalDate.of(2026, 1, 1), late.value());
        refuses(CommerceError.CHARGEBACK_IN_OTHER_STATE, () -> answer.answer(person, shop.seller(), late, "늦음"));
        assertThat(read.count(shop.seller(), 100)).isZero();

        LineId another = paid(10_000);
        ChargebackId ended = opened(another, 10_000);
        decided(another, ended, 10_000, Chargeback.State.WON);
        refuses(CommerceError.CHARGEBACK_IN_OTHER_STATE, () -> answer.answer(person, shop.seller(), ended, "늦음"));
    }

    private LineId paid(long price) {
        return orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(shop.sells("귤", price, 5), 1))).getFirst();
    }

    /** With freight of its own. */
    private LineId freighted(long price, long fee) {
        SkuId sku = shop.sells("귤", price, 5);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, fee, null);
        return orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(sku, 1))).getFirst();
    }

    private LineId delivered(LineId item) {
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        return item;
    }

    private LineId standing(LineId item) {
        parcels.buyerConfirms(buyer, delivered(item));
        return item;
    }

    private void makeDue(LineId item) {
        shop.sql("update commerce_order_line set confirm_by = utc_timestamp(6) - interval 1 minute where id = ?",
                item.value());
    }

    private ChargebackId opened(LineId item, long amount) {
        return TestChargedBack.opened(context, orders, item, amount);
    }

    private void decided(LineId item, ChargebackId id, long amount, Chargeback.State as) {
        hear.hear(TestChargedBack.told(orders, item, id, amount, as));
    }

    private void lost(LineId item, ChargebackId id, long amount) {
        decided(item, id, amount, Chargeback.State.LOST);
        settle.settle(id);
    }

    /** Two operators say what its seller bears of each item, and of freight. */
    private void divides(ChargebackId id, Map<LineId, Long> items, long freight) {
        Map<Long, Won> amounts = new LinkedHashMap<>();
        for (Share share : TestChargedBack.parts(context, id)) {
            amounts.put(share.target(), Won.of(share.isFreight() ? freight : items.getOrDefault(share.item(), 0L)));
        }
        propose.propose(one, id, amounts, "일부만");
        TestChargedBack.decides(context, other, id, true);
    }

    private long returns(LineId item) {
        return claims
                .open(buyer, new OpenClaim.Wish(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE, new Told("", null)))
                .id().value();
    }

    private boolean returnsRefused(LineId item) {
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> returns(item));
        return true;
    }

    private Tsid order(LineId item) {
        return Tsid.of(orders.item(item).orderId());
    }

    /** What its seller gets for an item by now. */
    private long sums(LineId item) {
        return shop.number("select coalesce(sum(amount), 0) from commerce_settlement_line where item_id = ?",
                item.value());
    }

    private long line(LineId item, String kind) {
        return shop
                .number("select coalesce(sum(amount), 0) from commerce_settlement_line where item_id = ? and kind = '"
                        + kind + "'", item.value());
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
