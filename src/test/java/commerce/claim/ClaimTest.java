package commerce.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestCoupons;
import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.OpenClaim.Wish;
import commerce.coupon.MemberCouponId;
import commerce.coupon.OfferCoupon;
import commerce.coupon.TakeCoupon;
import commerce.freight.ShippingTemplate;
import commerce.order.Confirmation;
import commerce.order.Item;
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
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.ErrorCode;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class ClaimTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    OpenClaim open;
    @Autowired
    WithdrawClaim withdraw;
    @Autowired
    AnswerStop stop;
    @Autowired
    AnswerReturn answer;
    @Autowired
    ReadClaims claims;
    @Autowired
    GrantStops grant;
    @Autowired
    CancelSuspended suspended;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        buyer = ids.next();
    }

    @AfterEach
    void letGo() {
        held.close();
        assertThat(reconciler.differences()).isEmpty();
    }

    @Test
    void cancelsPiecesAtOnceBeforeTheSellerConfirmsAndTheRestEndsTheOrder() {
        SkuId sku = shop.sells("귤", 10_000, 5);
        LineId item = orders.paid(buyer, sku, 3);

        Claim one = claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);

        assertThat(one.status()).isEqualTo(ClaimStatus.REFUNDING);
        assertThat(one.sum().total()).isEqualTo(Won.of(10_000));
        assertThat(orders.item(item)).returns(2, Item::remaining).returns(0, Item::claimed)
                .returns(3, left -> left.line().quantity()).returns(ItemStatus.PAID, Item::status);
        assertThat(shop.onHand(sku)).isEqualTo(3);
        assertThat(orders.moneyIsBack(item)).isEqualTo(1);
        assertThat(status(one)).isEqualTo(ClaimStatus.DONE);
        assertThat(orders.statusOfOrder(item)).isEqualTo("PAID");

        claims(item, ClaimKind.CANCEL, 2, ClaimReason.CHANGE_OF_MIND);
        assertThat(orders.item(item)).returns(0, Item::remaining).returns(ItemStatus.CANCELED, Item::status);
        assertThat(orders.statusOfOrder(item)).isEqualTo("PAID");
        orders.moneyIsBack(item);
        assertThat(orders.statusOfOrder(item)).isEqualTo("REFUNDED");
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 30_000L));
        assertThat(shop.onHand(sku)).isEqualTo(5);
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> claims(item, ClaimKind.CANCEL, 1, ClaimReason.DELAYED));
    }

    @Test
    void givesAPartialCancelOfASplitTenderBackInTheTendersThatPaid() {
        LineId item = orders.paid(buyer, wanted(shop.sells("배", 10_000, 9), 3), Won.of(10_001)).getFirst();
        for (int piece = 0; piece < 3; piece++) {
            claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            Map<String, Long> back = orders.requestedBack(item);
            assertThat(back.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000L * (piece + 1));
            assertThat(back.get("POINTS")).isBetween(3_333L * (piece + 1) - 3, 3_334L * (piece + 1) + 3);
        }
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 19_999L, "POINTS", 10_001L));
    }

    @Test
    void keepsCouponsInProportionAndGivesThemBackWithTheLastPiece(@Autowired OfferCoupon offer,
            @Autowired TakeCoupon take) {
        MemberCouponId coupon = TestCoupons.taken(offer, take, ids, buyer, shop.seller(), 1_000, 20_000);
        LineId item = orders.paid(buyer, wanted(shop.sells("감", 10_000, 9), 3), coupon).getFirst();
        assertThat(claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND).sum().total())
                .isEqualTo(Won.of(9_667));
        assertThat(claims(item, ClaimKind.CANCEL, 2, ClaimReason.CHANGE_OF_MIND).sum().total())
                .isEqualTo(Won.of(19_333));
        orders.moneyIsBack(item);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 29_000L));
        assertThat(shop.number("select count(*) from commerce_member_coupon where id = ? and order_id is null",
                coupon.value())).as("can be used again").isEqualTo(1);
    }

    @Test
    void asksTheFreightOfABundleThatIsNotFreeAnyMoreAndGivesItBackWhenAllIsCancelled() {
        List<LineId> items = bundle();
        RefundSum told = open.preview(buyer, wish(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND));

        Claim first = claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(first.sum()).isEqualTo(told);
        assertThat(first.sum().total()).isEqualTo(Won.of(17_000));
        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 17_000L));

        Claim rest = claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(rest.sum().total()).isEqualTo(Won.of(43_000));
        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 60_000L));
    }

    /** Of 40,000 and 20,000 won in one parcel, which is free from 50,000 on and costs 3,000 else. */
    private List<LineId> bundle() {
        SkuId dear = shop.sells("한우", 40_000, 9);
        SkuId cheap = shop.sells("상추", 20_000, 9);
        List.of(dear, cheap).forEach(sku -> parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FREE_FROM, 3_000,
                50_000L));
        SequencedMap<SkuId, Integer> both = wanted(dear, 1);
        both.put(cheap, 1);
        return orders.paid(buyer, both);
    }

    @Test
    void asksTheSellerToStopWhatIsConfirmedAndGrantsItAfterTwoBusinessDays() {
        LineId item = orders.paid(buyer, shop.sells("쌀", 10_000, 5), 2);
        parcels.confirm(item);
        Claim asked = claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(asked.status()).isEqualTo(ClaimStatus.REQUESTED);
        assertThat(asked.answerBy()).isAfter(asked.openedAt());
        assertThat(orders.item(item)).returns(2, Item::remaining).returns(1, Item::claimed)
                .returns(Confirmation.CONFIRMED, Item::confirmation);
        refuses(CommerceError.ITEM_IN_CLAIM, () -> parcels.ship(item));
        refuses(CommerceError.CLAIM_EXCEEDS_ITEM,
                () -> claims(item, ClaimKind.CANCEL, 2, ClaimReason.CHANGE_OF_MIND));

        shop.sql("update commerce_claim set answer_by = '2026-01-01' where id = ?", asked.id().value());
        grant.next();

        assertThat(status(asked)).isEqualTo(ClaimStatus.REFUNDING);
        assertThat(orders.item(item)).returns(1, Item::remaining).returns(0, Item::claimed);
        orders.moneyIsBack(item);
        parcels.ship(item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.SHIPPED);
    }

    @Test
    void endsARequestToStopWhenTheSellerHadSentItAlready() {
        LineId item = orders.paid(buyer, shop.sells("콩", 10_000, 5), 2);
        parcels.confirm(item);
        Claim asked = claims(item, ClaimKind.CANCEL, 2, ClaimReason.CHANGE_OF_MIND);
        stop.sentAlready(shop.seller(), asked.id(), parcels.invoice());
        assertThat(status(asked)).isEqualTo(ClaimStatus.REJECTED);
        assertThat(orders.item(item)).returns(ItemStatus.SHIPPED, Item::status).returns(0, Item::claimed);
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> stop.stopped(shop.seller(), asked.id()));
    }

    /** However a request to stop, its withdrawal and the invoice meet: it is sent or its money goes back, never both. */
    @Test
    void neverSendsWhatIsStoppedWhenARequestMeetsAnInvoice() throws Exception {
        SkuId sku = shop.sells("팥", 10_000, 100);
        for (int round = 0; round < 12; round++) {
            LineId item = orders.paid(buyer, sku, 1);
            parcels.confirm(item);
            List<Callable<ErrorCode>> both = new ArrayList<>();
            both.add(() -> refusal(() -> {
                Claim claim = claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
                stop.stopped(shop.seller(), claim.id());
            }));
            both.add(() -> refusal(() -> parcels.ship(item)));
            List<ErrorCode> refusals = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<ErrorCode> each : threads.invokeAll(both)) {
                    refusals.add(each.get());
                }
            }
            boolean sent = orders.item(item).status() == ItemStatus.SHIPPED;
            assertThat(refusals.get(1) == null).isEqualTo(sent);
            assertThat(refusals.get(0) == null).isEqualTo(!sent);
            assertThat(orders.item(item).status()).isIn(ItemStatus.SHIPPED, ItemStatus.CANCELED);
            assertThat(orders.requestedBack(item)).isEqualTo(sent ? Map.of() : Map.of("MONEY", 10_000L));
        }
    }

    @Test
    void takesAReturnBackInspectsItAndKeepsTheWayBack() {
        SkuId sku = shop.sells("옷", 30_000, 5);
        LineId item = delivered(sku, 2);
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(claim.sum()).returns(Won.of(3_000), RefundSum::backFreight).returns(Won.of(27_000),
                RefundSum::total);
        assertThat(orders.item(item).times().confirmBy()).as("waits for the claim").isNull();
        refuses(CommerceError.ITEM_IN_CLAIM, () -> parcels.buyerConfirms(buyer, item));
        answer.accept(shop.seller(), claim.id());
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> answer.approve(shop.seller(), claim.id(), true));
        answer.collect(shop.seller(), claim.id());
        answer.hold(shop.seller(), claim.id(), "세탁 흔적");
        answer.release(shop.seller(), claim.id());
        answer.approve(shop.seller(), claim.id(), true);
        assertThat(orders.item(item)).returns(1, Item::remaining).returns(ItemStatus.DELIVERED, Item::status);
        assertThat(orders.item(item).times().confirmBy()).isNotNull();
        assertThat(shop.onHand(sku)).isEqualTo(4);
        assertThat(orders.moneyIsBack(item)).isEqualTo(1);
        assertThat(status(claim)).isEqualTo(ClaimStatus.DONE);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 27_000L));

        parcels.buyerConfirms(buyer, item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.PURCHASE_CONFIRMED);
        assertThat(shop.number("""
                select json_value(body, '$.paid') from platform_event_log
                where type = 'commerce.purchase-confirmed' and json_value(body, '$.itemId') = ?""",
                Long.toString(item.value()))).isEqualTo(30_000);
    }

    @Test
    void exchangesTheRestOfWhatWasReturnedInPart() {
        SkuId sku = shop.sells("신발", 30_000, 5);
        LineId item = delivered(sku, 3);
        Claim back = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), back.id());
        answer.collect(shop.seller(), back.id());
        answer.approve(shop.seller(), back.id(), false);
        assertThat(shop.onHand(sku)).as("cannot be sold again").isEqualTo(2);

        Claim other = claims(item, ClaimKind.EXCHANGE, 2, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), other.id());
        assertThat(shop.held(sku)).isEqualTo(2);
        answer.collect(shop.seller(), other.id());
        answer.reship(shop.seller(), other.id(), parcels.invoice());
        assertThat(shop.held(sku)).isZero();
        assertThat(shop.onHand(sku)).isZero();
        parcels.arrive();

        assertThat(status(other)).isEqualTo(ClaimStatus.DONE);
        assertThat(orders.item(item)).returns(ItemStatus.EXCHANGED, Item::status).returns(2, Item::remaining);
        orders.moneyIsBack(item);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 30_000L));
        parcels.buyerConfirms(buyer, item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.PURCHASE_CONFIRMED);
    }

    @Test
    void makesAReturnOfAnExchangeWithoutStock() {
        LineId item = delivered(shop.sells("가방", 30_000, 1), 1);
        Claim claim = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.WRONG_OPTION);
        answer.accept(shop.seller(), claim.id());
        assertThat(claims.of(buyer, claim.id())).returns(ClaimKind.RETURN, Claim::kind)
                .returns(ClaimStatus.ACCEPTED, Claim::status)
                .returns(Won.of(27_000), as -> as.sum().total());
    }

    @Test
    void letsGoOfTheStockOfAnExchangeThatIsRejectedOrWithdrawn() {
        SkuId sku = shop.sells("모자", 30_000, 5);
        LineId item = delivered(sku, 1);
        Claim one = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.WRONG_OPTION);
        answer.accept(shop.seller(), one.id());
        withdraw.withdraw(buyer, one.id());
        assertThat(shop.held(sku)).isZero();
        Claim two = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.WRONG_OPTION);
        answer.accept(shop.seller(), two.id());
        answer.collect(shop.seller(), two.id());
        answer.reject(shop.seller(), two.id(), "착용 흔적");
        assertThat(shop.held(sku)).isZero();
        assertThat(orders.item(item)).returns(0, Item::claimed).returns(ItemStatus.DELIVERED, Item::status);
        assertThat(orders.item(item).times().confirmBy()).isNotNull();
    }

    @Test
    void knowsTheDeadlinesOfTheLaw() {
        LineId item = delivered(shop.sells("책", 30_000, 5), 3);
        shop.sql("""
                update commerce_order_line set delivered_at = delivered_at - interval 9 day where id = ?""",
                item.value());
        refuses(CommerceError.CLAIM_TOO_LATE, () -> claims(item, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND));
        claims(item, ClaimKind.RETURN, 1, ClaimReason.OTHER_THAN_ADVERTISED);
        shop.sql("""
                update commerce_order_line set delivered_at = delivered_at - interval 95 day where id = ?""",
                item.value());
        refuses(CommerceError.CLAIM_TOO_LATE, () -> claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE));
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        refuses(CommerceError.CLAIM_TOO_LATE, () -> knowing(item, today.minusDays(31)));
        refuses(CommerceError.CLAIM_FROM_THE_FUTURE, () -> knowing(item, today.plusDays(1)));
        assertThat(knowing(item, today.minusDays(30)).told().foundOutOn()).isEqualTo(today.minusDays(30));
    }

    private Claim knowing(LineId item, LocalDate since) {
        return open.open(buyer, new Wish(item, ClaimKind.RETURN, 1, ClaimReason.OTHER_THAN_ADVERTISED,
                new Told("사진과 다름", since)));
    }

    @Test
    void takesFromTheSellerWhatComesBackAfterThePurchaseStood() {
        LineId item = delivered(shop.sells("시계", 100_000, 5), 1);
        parcels.buyerConfirms(buyer, item);
        refuses(CommerceError.ITEM_IN_OTHER_STATE,
                () -> claims(item, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND));
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.OTHER_THAN_ADVERTISED);
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        answer.approve(shop.seller(), claim.id(), false);
        assertThat(orders.item(item)).returns(ItemStatus.RETURNED, Item::status);
        assertThat(shop.number("""
                select json_value(body, '$.sellerShares[0].amount') from platform_event_log
                where type = 'commerce.refund-requested' and aggregate_id = ?""",
                orders.item(item).orderId().value())).isEqualTo(100_000);
    }

    /** Whether the seller's coupon leaves one of two items without a price: 19,999 won of 20,000, in halves. */
    @Test
    void tellsPayOfPiecesThatCouponsHadPaidInFull(@Autowired OfferCoupon offer, @Autowired TakeCoupon take) {
        MemberCouponId coupon = TestCoupons.taken(offer, take, ids, buyer, shop.seller(), 19_999, 20_000);
        SequencedMap<SkuId, Integer> both = wanted(shop.sells("양말", 10_000, 5), 1);
        both.put(shop.sells("장갑", 10_000, 5), 1);
        List<LineId> items = orders.paid(buyer, both, coupon);
        LineId free = items.stream().filter(item -> !orders.item(item).line().amount().isPositive()).findFirst()
                .orElseThrow();
        send(free);
        parcels.buyerConfirms(buyer, free);

        Claim claim = approved(claims(free, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE));

        assertThat(status(claim)).as("there is no money to wait for").isEqualTo(ClaimStatus.DONE);
        assertThat(orders.requestedBack(free)).isEmpty();
        assertThat(shop.number("""
                select json_value(body, '$.share.salesFee') from platform_event_log
                where type = 'commerce.sale-taken-back' and json_value(body, '$.claimId') = ?""",
                Long.toString(claim.id().value()))).as("8 % of the price").isEqualTo(800);
    }

    @Test
    void owesInterestForMoneyThatComesLaterThanThreeBusinessDaysAfterTheGoods() {
        LineId item = delivered(shop.sells("의자", 300_000, 5), 1);
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        shop.sql("update commerce_claim set refund_by = refund_by - interval 40 day where id = ?", claim.id().value());
        Claim late = claims.of(buyer, claim.id());

        answer.approve(shop.seller(), claim.id(), true);

        long interest = shop.number("select interest from commerce_claim where id = ?", claim.id().value());
        assertThat(interest)
                .isBetween(ClaimTerms.interest(Won.of(300_000), late.refundBy(), clock.instant()).amount() - 124,
                        ClaimTerms.interest(Won.of(300_000), late.refundBy(), clock.instant()).amount())
                .isPositive();
        assertThat(toldOfRefund(item, "$.interest")).isEqualTo(interest);
        assertThat(toldOfRefund(item, "$.sellerShares[0].amount")).isEqualTo(interest);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 300_000L));
        assertThat(shop.number("select amount from commerce_settlement_line where kind = 'INTEREST' and source_id = ?",
                claim.id().value())).isEqualTo(-interest);
    }

    @Test
    void givesFreightBackThatWasPaidOutWithAnotherItemOfTheParcel() {
        SkuId one = shop.sells("접시", 10_000, 9);
        SkuId other = shop.sells("그릇", 20_000, 9);
        List.of(one, other).forEach(sku -> parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, 3_000,
                null));
        SequencedMap<SkuId, Integer> both = wanted(one, 1);
        both.put(other, 1);
        List<LineId> items = orders.paid(buyer, both);
        items.forEach(this::send);
        parcels.buyerConfirms(buyer, items.get(0));
        assertThat(approved(claims(items.get(0), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE)).sum().total())
                .isEqualTo(Won.of(10_000));

        assertThat(approved(claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE)).sum().total())
                .isEqualTo(Won.of(23_000));

        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 33_000L));
        assertThat(toldOfRefund(items.get(1), "$.sellerShares[0].amount")).isEqualTo(3_000);
        assertThat(toldOfRefund(items.get(1), "$.sellerShares[0].itemId")).isEqualTo(items.get(0).value());
    }

    @Test
    void givesFreightBackThatAClaimBesideItHasAddedAndNoneWhenThatCameToNothing() {
        for (boolean withdrawn : new boolean[]{false, true}) {
            List<LineId> items = bundle();
            items.forEach(parcels::confirm);
            Claim first = claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            Claim second = claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            assertThat(second.sum().total()).isEqualTo(Won.of(43_000));
            if (withdrawn) {
                withdraw.withdraw(buyer, first.id());
            } else {
                stop.stopped(shop.seller(), first.id());
            }
            stop.stopped(shop.seller(), second.id());
            assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", withdrawn ? 40_000L : 60_000L));
        }
    }

    @Test
    void cancelsWhatIsPaidAfterItsSellerWasSuspended() {
        LineId item = orders.tryPlace(buyer, shop.sells("차", 1_000, 5), 2);
        assertThat(suspended.endSome(shop.seller())).isFalse();
        orders.approve(item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.PAID);

        suspended.endSome(shop.seller());

        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.CANCELED);
        orders.moneyIsBack(item);
        assertThat(orders.statusOfOrder(item)).isEqualTo("REFUNDED");
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 2_000L));
    }

    @Test
    void hidesClaimsFromOtherBuyersAndSellers() {
        LineId item = delivered(shop.sells("컵", 10_000, 5), 1);
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        refuses(CommerceError.CLAIM_NOT_FOUND, () -> claims.of(ids.next(), claim.id()));
        refuses(CommerceError.CLAIM_NOT_FOUND, () -> withdraw.withdraw(ids.next(), claim.id()));
        refuses(CommerceError.CLAIM_NOT_FOUND, () -> answer.accept(new TestShop(context).seller(), claim.id()));
        refuses(CommerceError.ITEM_NOT_FOUND,
                () -> open.open(ids.next(), wish(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE)));
    }

    @Test
    void cancelsWhatASuspendedSellerHasNotConfirmed() {
        SkuId sku = shop.sells("물", 1_000, 50);
        LineId open = orders.paid(buyer, sku, 2);
        LineId confirmed = orders.paid(buyer, sku, 1);
        parcels.confirm(confirmed);
        assertThat(suspended.endSome(shop.seller())).isFalse();
        assertThat(orders.item(open).status()).isEqualTo(ItemStatus.CANCELED);
        assertThat(orders.requestedBack(open)).isEqualTo(Map.of("MONEY", 2_000L));
        assertThat(orders.item(confirmed).status()).isEqualTo(ItemStatus.PAID);
    }

    private LineId delivered(SkuId sku, int quantity) {
        LineId item = orders.paid(buyer, sku, quantity);
        send(item);
        return item;
    }

    private void send(LineId item) {
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arrive();
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.DELIVERED);
    }

    /** The seller takes it back and gives the money back. */
    private Claim approved(Claim claim) {
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        answer.approve(shop.seller(), claim.id(), false);
        return claim;
    }

    /** A number in the newest request for a refund of its order. */
    private long toldOfRefund(LineId item, String path) {
        return shop.number("select json_value(body, '" + path + """
                ') from platform_event_log
                where type = 'commerce.refund-requested' and aggregate_id = ? order by id desc limit 1""",
                orders.item(item).orderId().value());
    }

    private Claim claims(LineId item, ClaimKind kind, int quantity, ClaimReason reason) {
        return open.open(buyer, wish(item, kind, quantity, reason));
    }

    private static Wish wish(LineId item, ClaimKind kind, int quantity, ClaimReason reason) {
        return new Wish(item, kind, quantity, reason, Told.NOTHING);
    }

    private ClaimStatus status(Claim claim) {
        return claims.of(buyer, claim.id()).status();
    }

    private static SequencedMap<SkuId, Integer> wanted(SkuId sku, int quantity) {
        return new LinkedHashMap<>(Map.of(sku, quantity));
    }

    private static ErrorCode refusal(Runnable action) {
        try {
            action.run();
            return null;
        } catch (DomainException e) {
            return e.code();
        }
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
