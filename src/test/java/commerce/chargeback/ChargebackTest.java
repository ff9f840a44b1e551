package commerce.chargeback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

import commerce.TestCoupons;
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
import commerce.claim.TestClaims;
import commerce.claim.Told;
import commerce.coupon.MemberCouponId;
import commerce.coupon.OfferCoupon;
import commerce.coupon.TakeCoupon;
import commerce.events.ChargebackSettled;
import commerce.freight.ShippingTemplate;
import commerce.integrity.TestOrderMoney;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.TestOrders;
import commerce.order.TestRefunds;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
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
import static org.assertj.core.api.Assertions.tuple;

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
        ItemId item = delivered(paid(10_000));
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
        ItemId item = standing(paid(10_000));
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
        ItemId item = standing(paid(10_000));
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
        List<ItemId> items = orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(sku, 2)));
        ItemId item = items.getFirst();
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
        ItemId item = delivered(freighted(10_000, 3_000));
        ChargebackId id = opened(item, 13_000);

        lost(item, id, 13_000);

        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.RETURNED);
        assertThat(TestEvents.told(context, "commerce.chargeback-settled", order(item))).extracting("fromEscrow")
                .containsExactly(10_000, 3_000);
        assertThat(TestOrderMoney.wrongAfter(context, before)).isEmpty();
    }

    @Test
    void leavesFreightThatNobodyTookBackToTheSeller() {
        ItemId item = delivered(freighted(10_000, 3_000));
        ChargebackId id = opened(item, 10_000);
        divides(id, Map.of(item, 10_000L), 0);

        lost(item, id, 10_000);

        assertThat(line(item, "RETURN_FREIGHT")).isEqualTo(3_000);
        assertThat(TestOrderMoney.wrongAfter(context, before)).isEmpty();
    }

    @Test
    void waitsForThePurchaseOfWhatOtherMoneyPaidToo() {
        ItemId item = delivered(orders.paidByCard(buyer, shop.sells("귤", 10_000, 5), 1, Won.of(7_000)));
        ChargebackId id = opened(item, 7_000);
        makeDue(item);
        lost(item, id, 7_000);
        assertThat(orders.item(item).times().confirmBy()).as("once: not later each hour that it waits")
                .isAfter(Instant.now().plusSeconds(80_000));
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
        ItemId item = delivered(paid(10_000));
        ClaimId claim = new ClaimId(returns(item));
        ChargebackId id = opened(item, 10_000);
        lost(item, id, 10_000);
        assertThat(settled(item)).isEmpty();

        // The seller takes it back all the same; pay refuses what is to go to the card.
        approved(claim);
        settle.settle(id);

        assertThat(settled(item)).singleElement().satisfies(
                told -> assertThat(told).containsEntry("fromSeller", 0).containsEntry("fromEscrow", 10_000));
        assertThat(line(item, "CHARGEBACK")).isZero();
    }

    @Test
    void takesAReturnOfWhatStandsThatWasApprovedMeanwhileOnceAndWhenItsRefundIsSettled() {
        ItemId item = standing(paid(10_000));
        ClaimId claim = new ClaimId(returns(item));
        ChargebackId id = opened(item, 10_000);
        approved(claim);

        lost(item, id, 10_000);
        assertThat(settled(item)).as("pay has not refused it yet").isEmpty();

        TestRefunds.refusedAndSettled(context, item);
        settle.settle(id);

        assertThat(settled(item)).singleElement().satisfies(
                told -> assertThat(told).containsEntry("fromSeller", 0).containsEntry("fromEscrow", 10_000));
        assertThat(line(item, "CHARGEBACK")).isZero();
        assertThat(sums(item)).as("what it had got of it").isZero();
        assertThat(toSettle(id)).isFalse();
    }

    @Test
    void waitsForAnOpenClaimOfWhatStandsAndChargesItsSellerOnceWhenThatIsApproved() {
        ItemId item = standing(paid(10_000));
        ClaimId claim = new ClaimId(returns(item));
        ChargebackId id = opened(item, 10_000);
        lost(item, id, 10_000);
        assertThat(line(item, "CHARGEBACK")).isZero();
        assertThat(sums(item)).as("what waits is held back").isZero();
        assertThat(toSettle(id)).isTrue();

        approved(claim);
        TestRefunds.refusedAndSettled(context, item);
        settle.settle(id);

        assertThat(line(item, "CHARGEBACK")).isZero();
        assertThat(sums(item)).isZero();
        assertThat(settled(item)).singleElement().satisfies(
                told -> assertThat(told).containsEntry("fromSeller", 0).containsEntry("fromEscrow", 10_000));
    }

    @Test
    void countsOneRefundForOneOfTwoThatWereLost() {
        SkuId sku = shop.sells("귤", 5_000, 5);
        ItemId item = standing(orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(sku, 2))).getFirst());
        ClaimId claim = new ClaimId(returns(item));
        ChargebackId first = opened(item, 6_000);
        lost(item, first, 6_000);
        ChargebackId second = opened(item, 4_000);
        approved(claim);
        TestRefunds.refusedAndSettled(context, item);

        settle.settle(first);
        lost(item, second, 4_000);

        assertThat(settled(item)).extracting(told -> told.get("fromEscrow")).as("5,000 of one piece that came back")
                .containsExactlyInAnyOrder(5_000, 0);
        assertThat(line(item, "CHARGEBACK")).isEqualTo(-5_000);
    }

    @Test
    void takesFromTheSellerWhatItRejectedAndNobodyClaimsThatAgain() {
        ItemId item = standing(paid(10_000));
        ClaimId claim = new ClaimId(returns(item));
        ChargebackId id = opened(item, 10_000);
        returns.reject(shop.seller(), claim, "사용 흔적");
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> TestClaims.disputes(context, buyer, claim));

        lost(item, id, 10_000);

        assertThat(line(item, "CHARGEBACK")).isEqualTo(-10_000);
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> TestClaims.disputes(context, buyer, claim));
        assertThat(orders.item(item).claimed()).isZero();
    }

    @Test
    void letsNothingGoAsLongAsAnotherOneIsOpen() {
        ItemId item = standing(paid(10_000));
        long due = sums(item);
        ChargebackId first = opened(item, 4_000);
        ChargebackId second = opened(item, 6_000);

        decided(item, first, 4_000, Chargeback.State.WON);
        assertThat(sums(item)).isZero();

        decided(item, second, 6_000, Chargeback.State.WON);
        assertThat(sums(item)).isEqualTo(due);
    }

    @Test
    void letsNothingGoAsLongAsAnotherDivisionOfALostOneIsProposed() {
        ItemId item = standing(paid(10_000));
        ChargebackId lost = opened(item, 4_000);
        ChargebackId won = opened(item, 6_000);
        propose.propose(one, lost, Map.of(item.value(), Won.ZERO), "도용");
        lost(item, lost, 4_000);

        decided(item, won, 6_000, Chargeback.State.WON);
        assertThat(sums(item)).isZero();

        TestChargedBack.decides(context, other, lost, false);
        settle.settle(lost);
        assertThat(line(item, "CHARGEBACK_HELD")).isZero();
        assertThat(line(item, "CHARGEBACK")).isEqualTo(-4_000);
    }

    @Test
    void takesNoMoreThanTheCardPaidForTwoThatWereOpenTogether() {
        ItemId item = standing(paid(10_000));
        ChargebackId first = opened(item, 6_000);
        ChargebackId second = opened(item, 10_000);

        lost(item, first, 6_000);
        lost(item, second, 10_000);

        assertThat(line(item, "CHARGEBACK")).isEqualTo(-10_000);
    }

    @Test
    void holdsNoMoreThanIsLeftOfWhatASellerHasLostPartsOf() {
        ItemId item = standing(paid(10_000));
        long due = sums(item);
        lost(item, opened(item, 6_000), 6_000);

        opened(item, 4_000);

        assertThat(line(item, "CHARGEBACK_HELD")).isEqualTo(6_000 - due);
        assertThat(sums(item)).isZero();
    }

    @Test
    void isDividedAmongTwoSellersEachOfWhomBearsItsOwn(@Autowired TransactionTemplate transaction) {
        TestShop second = new TestShop(context);
        SkuId tangerines = shop.sells("귤", 10_000, 5);
        SkuId pears = second.sells("배", 5_000, 5);
        List<ItemId> items = orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(tangerines, 1, pears, 1)));
        ItemId tangerine = of(items, shop.seller());
        ItemId pear = of(items, second.seller());
        standing(tangerine);
        new TestParcels(context, second).confirm(pear);
        ChargebackId id = opened(tangerine, 15_000);
        decided(tangerine, id, 15_000, Chargeback.State.LOST);

        withFee(transaction, () -> {
            List<ChargebackSettled> told = told(() -> settle.settle(id));

            assertThat(line(tangerine, "CHARGEBACK")).isEqualTo(-10_000);
            assertThat(line(pear, "CHARGEBACK")).isZero();
            assertThat(orders.item(pear).status()).isEqualTo(ItemStatus.CANCELED);
            assertThat(line(tangerine, "CHARGEBACK_FEE")).isEqualTo(-11_000);
            assertThat(line(pear, "CHARGEBACK_FEE")).isEqualTo(-11_000);
            assertThat(told).extracting(ChargebackSettled::sellerId, ChargebackSettled::fromSeller,
                    ChargebackSettled::fromEscrow, ChargebackSettled::fee, ChargebackSettled::vat)
                    .containsExactlyInAnyOrder(
                            tuple(Tsid.of(shop.seller()), Won.of(10_000), Won.ZERO, Won.of(10_000), Won.of(1_000)),
                            tuple(Tsid.of(second.seller()), Won.ZERO, Won.of(5_000), Won.of(10_000), Won.of(1_000)));
            assertThat(read.newest(shop.seller(), Long.MAX_VALUE, 1).getFirst().borne()).isEqualTo(Won.of(10_000));
            assertThat(read.newest(second.seller(), Long.MAX_VALUE, 1).getFirst().borne()).isEqualTo(Won.of(5_000));
        });
    }

    @Test
    void oneThatCannotBeSettledKeepsNoneBehindIt() {
        ItemId broken = paid(10_000);
        ChargebackId id = opened(broken, 10_000);
        decided(broken, id, 10_000, Chargeback.State.LOST);
        shop.sql("update commerce_chargeback set settle_at = '2026-01-01' where id = ?", id.value());
        shop.sql("update commerce_chargeback_share set target_id = 1 where chargeback_id = ?", id.value());

        TestChargedBack.settles(context);

        assertThat(chargebacks.toSettle(Instant.now(), 1_000)).doesNotContain(id);
        assertThat(toSettle(id)).isTrue();
        // Nothing is tried again after this test.
        shop.sql("update commerce_chargeback set settle_at = null where id = ?", id.value());
    }

    @Test
    void takesTheFeeOfThePlanOnceOfASeller(@Autowired TransactionTemplate transaction) {
        SkuId first = shop.sells("귤", 10_000, 5);
        SkuId second = shop.sells("배", 5_000, 5);
        List<ItemId> items = orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(first, 1, second, 1)));
        items.forEach(this::standing);
        ChargebackId id = opened(items.getFirst(), 15_000);
        decided(items.getFirst(), id, 15_000, Chargeback.State.LOST);

        withFee(transaction, () -> {
            settle.settle(id);

            assertThat(items.stream().mapToLong(each -> line(each, "CHARGEBACK")).sum()).isEqualTo(-15_000);
            assertThat(items.stream().mapToLong(each -> line(each, "CHARGEBACK_FEE")).sum()).isEqualTo(-11_000);
            assertThat(shop.number("select fee from commerce_chargeback_seller where chargeback_id = ?", id.value()))
                    .isEqualTo(11_000);
        });
    }

    @Test
    void isHeardOnceInWhateverOrder() {
        ItemId item = standing(paid(10_000));
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
        ItemId item = standing(paid(10_000));
        lost(item, opened(item, 6_000), 6_000);

        ChargebackId next = opened(item, 10_000);

        assertThat(TestChargedBack.parts(context, next)).singleElement()
                .returns(Won.of(4_000), each -> each.most()).returns(Won.of(4_000), each -> each.amount());
    }

    @Test
    void costsNoSellerWhatTwoOperatorsSayIsMadangs() {
        ItemId item = standing(paid(10_000));
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
        // The card's holder has all the same what the card paid.
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> returns(item));
        refuses(CommerceError.RULING_ENDED, () -> TestChargedBack.decides(context, other, id, true));
        refuses(CommerceError.CHARGEBACK_IN_OTHER_STATE,
                () -> propose.propose(one, id, Map.of(item.value(), Won.ZERO), "도용"));
    }

    @Test
    void takesAsItWasDividedWhenAnotherDivisionIsRefused() {
        ItemId item = standing(paid(10_000));
        ChargebackId id = opened(item, 10_000);
        propose.propose(one, id, Map.of(item.value(), Won.ZERO), "도용");

        TestChargedBack.decides(context, other, id, false);
        lost(item, id, 10_000);

        assertThat(line(item, "CHARGEBACK")).isEqualTo(-10_000);
    }

    @Test
    void isAnsweredOnceByItsSellerInTime() {
        ItemId item = paid(10_000);
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
        ItemId item = paid(10_000);
        ChargebackId late = opened(item, 4_000);
        StaffCaller person = new StaffCaller(ids.next(), "person", Set.of("SELLER"), Tsid.of(shop.seller()));
        shop.sql("update commerce_chargeback set answer_by = ? where id = ?", LocalDate.of(2026, 1, 1), late.value());
        refuses(CommerceError.CHARGEBACK_IN_OTHER_STATE, () -> answer.answer(person, shop.seller(), late, "늦음"));
        assertThat(read.count(shop.seller(), 100)).isZero();

        ItemId another = paid(10_000);
        ChargebackId ended = opened(another, 10_000);
        decided(another, ended, 10_000, Chargeback.State.WON);
        refuses(CommerceError.CHARGEBACK_IN_OTHER_STATE, () -> answer.answer(person, shop.seller(), ended, "늦음"));
    }

    private ItemId paid(long price) {
        return orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(shop.sells("귤", price, 5), 1))).getFirst();
    }

    /** With freight of its own. */
    private ItemId freighted(long price, long fee) {
        SkuId sku = shop.sells("귤", price, 5);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, fee, null);
        return orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(sku, 1))).getFirst();
    }

    private ItemId delivered(ItemId item) {
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        return item;
    }

    private ItemId standing(ItemId item) {
        parcels.buyerConfirms(buyer, delivered(item));
        return item;
    }

    private void makeDue(ItemId item) {
        shop.sql("update commerce_order_line set confirm_by = utc_timestamp(6) - interval 1 minute where id = ?",
                item.value());
    }

    private ChargebackId opened(ItemId item, long amount) {
        return TestChargedBack.opened(context, orders, item, amount);
    }

    private void decided(ItemId item, ChargebackId id, long amount, Chargeback.State as) {
        hear.hear(TestChargedBack.told(orders, item, id, amount, as));
    }

    private void lost(ItemId item, ChargebackId id, long amount) {
        decided(item, id, amount, Chargeback.State.LOST);
        settle.settle(id);
    }

    /** Two operators say what its seller bears of each item, and of freight. */
    private void divides(ChargebackId id, Map<ItemId, Long> items, long freight) {
        Map<Long, Won> amounts = new LinkedHashMap<>();
        for (Share share : TestChargedBack.parts(context, id)) {
            amounts.put(share.target(), Won.of(share.isFreight() ? freight : items.getOrDefault(share.item(), 0L)));
        }
        propose.propose(one, id, amounts, "일부만");
        TestChargedBack.decides(context, other, id, true);
    }

    private long returns(ItemId item) {
        return claims
                .open(buyer, new OpenClaim.Wish(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE, new Told("", null)))
                .id().value();
    }

    /** Its seller takes it back. */
    private void approved(ClaimId claim) {
        TestClaims.takesBack(context, shop.seller(), claim);
    }

    /** With a plan that takes 11,000 won of a lost one; no version of a plan is ever taken away. */
    private void withFee(TransactionTemplate transaction, Runnable then) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            shop.sql("""
                    insert into commerce_fee_plan_version (name, valid_from, sales_percent, sales_vat_included,
                        payment_percent, payment_vat_included, due_days, chargeback_fee)
                    values ('STANDARD', '2026-01-02', 8, false, 3.3, true, 2, 11000)""");
            then.run();
        });
    }

    private ItemId of(List<ItemId> items, SellerId seller) {
        return items.stream().filter(each -> orders.item(each).line().sellerId().equals(seller)).findFirst()
                .orElseThrow();
    }

    /** What is told meanwhile, also in a transaction that is not committed. */
    private List<ChargebackSettled> told(Runnable settling) {
        List<ChargebackSettled> told = new ArrayList<>();
        ApplicationListener<PayloadApplicationEvent<ChargebackSettled>> listener = new ApplicationListener<>() {
            @Override
            public void onApplicationEvent(PayloadApplicationEvent<ChargebackSettled> event) {
                told.add(event.getPayload());
            }
        };
        ConfigurableApplicationContext listening = (ConfigurableApplicationContext) context;
        listening.addApplicationListener(listener);
        settling.run();
        listening.removeApplicationListener(listener);
        return told;
    }

    private List<Map<String, Object>> settled(ItemId item) {
        return TestEvents.told(context, "commerce.chargeback-settled", order(item));
    }

    /** Whether something of it is to be looked at yet. */
    private boolean toSettle(ChargebackId id) {
        return shop.number("select settle_at is not null from commerce_chargeback where id = ?", id.value()) == 1;
    }

    private boolean returnsRefused(ItemId item) {
        refuses(CommerceError.ORDER_PAYMENT_DISPUTED, () -> returns(item));
        return true;
    }

    private Tsid order(ItemId item) {
        return Tsid.of(orders.item(item).orderId());
    }

    /** What its seller gets for an item by now. */
    private long sums(ItemId item) {
        return shop.number("select coalesce(sum(amount), 0) from commerce_settlement_line where item_id = ?",
                item.value());
    }

    private long line(ItemId item, String kind) {
        return shop
                .number("select coalesce(sum(amount), 0) from commerce_settlement_line where item_id = ? and kind = '"
                        + kind + "'", item.value());
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    /** As of one that was charged back whole: we gave nothing back for what ended so, and its buyer had the coupon for it. */
    @Test
    void leavesAnOrderPaidOfWhichOneItemEndedByItAndTheOtherWasCancelled(@Autowired OfferCoupon offer,
            @Autowired TakeCoupon take) {
        MemberCouponId coupon = TestCoupons.taken(offer, take, ids, buyer, null, 2_000, 10_000);
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        wanted.put(shop.sells("귤", 10_000, 5), 1);
        wanted.put(shop.sells("배", 10_000, 5), 1);
        List<ItemId> items = orders.paidByCard(buyer, wanted, coupon);
        ItemId kept = items.getFirst();
        ItemId canceled = items.getLast();
        claims.open(buyer, new OpenClaim.Wish(canceled, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND,
                new Told("", null)));
        lost(kept, opened(kept, 9_000), 9_000);
        assertThat(orders.item(kept).status()).isEqualTo(ItemStatus.CANCELED);

        TestRefunds.refusedAndSettled(context, canceled);

        assertThat(orders.item(canceled).status()).isEqualTo(ItemStatus.CANCELED);
        assertThat(orders.statusOfOrder(kept)).isEqualTo("PAID");
        assertThat(shop.number("select count(*) from commerce_member_coupon where id = ? and order_id is not null",
                coupon.value())).as("used").isEqualTo(1);
    }
}
