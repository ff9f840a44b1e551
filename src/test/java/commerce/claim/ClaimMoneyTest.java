package commerce.claim;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import commerce.TestCoupons;
import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.coupon.OfferCoupon;
import commerce.coupon.TakeCoupon;
import commerce.freight.ShippingTemplate;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.TestRefunds;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes back for a claim, out of whose pocket, and what is kept of it. */
class ClaimMoneyTest extends ClaimScene {
    @Test
    void givesAPartialCancelOfASplitTenderBackInTheTendersThatPaid() {
        ItemId item = orders.paid(buyer, wanted(shop.sells("배", 10_000, 9), 3), Won.of(10_001)).getFirst();
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
        ItemId item = orders.paid(buyer, wanted(shop.sells("감", 10_000, 9), 3), coupon).getFirst();
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
        List<ItemId> items = bundle();
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
    private List<ItemId> bundle() {
        SkuId dear = shop.sells("한우", 40_000, 9);
        SkuId cheap = shop.sells("상추", 20_000, 9);
        List.of(dear, cheap).forEach(sku -> parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FREE_FROM, 3_000,
                50_000L));
        SequencedMap<SkuId, Integer> both = wanted(dear, 1);
        both.put(cheap, 1);
        return orders.paid(buyer, both);
    }

    /** Who sent a parcel has the freight of the way there, though nothing of it stands, and the buyer pays the way back. */
    @Test
    void leavesTheFreightOfAParcelThatComesBackWholeToTheSellerWhoSentIt() {
        ItemId flat = sentFor(ShippingTemplate.Kind.FLAT, null, 30_000).getFirst();
        Claim whole = approved(claims(flat, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND));
        assertThat(whole.sum().total()).isEqualTo(Won.of(27_000));
        assertThat(freightOf(whole)).as("there and back").isEqualTo(6_000);

        ItemId free = sentFor(ShippingTemplate.Kind.FREE_FROM, 20_000L, 30_000).getFirst();
        Claim owing = approved(claims(free, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND));
        assertThat(owing.sum().total()).isEqualTo(Won.of(24_000));
        assertThat(freightOf(owing)).isEqualTo(6_000);

        List<ItemId> two = sentFor(ShippingTemplate.Kind.FLAT, null, 30_000, 20_000);
        Claim first = approved(claims(two.get(0), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND));
        assertThat(freightOf(first)).as("the way back").isEqualTo(3_000);
        Claim last = approved(claims(two.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND));
        assertThat(freightOf(last)).isEqualTo(6_000);
    }

    private long freightOf(Claim claim) {
        return shop.number(
                "select amount from commerce_settlement_line where kind = 'RETURN_FREIGHT' and source_id = ?",
                claim.id().value());
    }

    /** One piece at each of these prices, in one parcel for 3,000 that has arrived. */
    private List<ItemId> sentFor(ShippingTemplate.Kind kind, Long freeFrom, long... prices) {
        List<ItemId> items = together(kind, freeFrom, prices);
        items.forEach(this::send);
        return items;
    }

    /** One piece at each of these prices, in one parcel for 3,000, paid. */
    private List<ItemId> together(ShippingTemplate.Kind kind, Long freeFrom, long... prices) {
        SequencedMap<SkuId, Integer> all = new LinkedHashMap<>();
        for (long price : prices) {
            SkuId sku = shop.sells("접시 " + price, price, 9);
            parcels.sentBy(shop.productOf(sku), kind, 3_000, freeFrom);
            all.put(sku, 1);
        }
        return orders.paid(buyer, all);
    }

    /** Who has two returns fetched at once and withdraws the one that bears the freight bears it with the other. */
    @Test
    void letsNobodySaveTheFreightByWithdrawingTheClaimThatBearsIt() {
        List<ItemId> items = sentFor(ShippingTemplate.Kind.FREE_FROM, 50_000L, 30_000, 30_000);
        Claim bears = claims(items.get(0), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(bears.sum().total()).isEqualTo(Won.of(24_000));
        Claim spared = claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        assertThat(spared.sum().total()).isEqualTo(Won.of(30_000));
        withdraw.withdraw(buyer, bears.id());
        assertThat(claims.of(buyer, spared.id()).sum().total()).isEqualTo(Won.of(24_000));

        Claim again = claims(items.get(0), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        approved(spared);
        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 24_000L));
        withdraw.withdraw(buyer, again.id());

        List<ItemId> others = sentFor(ShippingTemplate.Kind.FREE_FROM, 50_000L, 30_000, 30_000);
        Claim first = claims(others.get(0), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        approved(claims(others.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND));
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> withdraw.withdraw(buyer, first.id()));
    }

    @Test
    void takesNoCancelForFaultsOfWhatWasNeverSent() {
        ItemId cheap = bundle().get(1);
        refuses(CommerceError.CLAIM_REASON_NOT_OF_KIND,
                () -> claims(cheap, ClaimKind.CANCEL, 1, ClaimReason.DEFECTIVE));
        refuses(CommerceError.CLAIM_REASON_NOT_OF_KIND,
                () -> open.preview(buyer, wish(cheap, ClaimKind.CANCEL, 1, ClaimReason.DELAYED)));
        shop.sql("update commerce_order_line set dispatch_by = '2026-01-01' where id = ?", cheap.value());
        assertThat(claims(cheap, ClaimKind.CANCEL, 1, ClaimReason.DELAYED).sum().total()).isEqualTo(Won.of(20_000));
    }

    @Test
    void writesNoExchangeOfNothing() {
        Claim claim = claims(sentFor(ShippingTemplate.Kind.FLAT, null, 1_000).getFirst(), ClaimKind.EXCHANGE, 1,
                ClaimReason.WRONG_OPTION);
        assertThat(claim.sum().backFreight()).as("both ways, paid apart from here").isEqualTo(Won.of(6_000));
        assertThatThrownBy(
                () -> shop.sql("update commerce_claim set quantity = 0 where id = ?", claim.id().value()))
                .isInstanceOf(DataAccessException.class);
    }

    /** What is exchanged stays with the buyer. */
    @Test
    void countsWhatIsExchangedAsStaying() {
        SkuId sku = shop.sells("의자", 30_000, 9);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FREE_FROM, 3_000, 30_000L);
        ItemId two = delivered(sku, 2);
        claims(two, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        assertThat(open.preview(buyer, wish(two, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND)).total())
                .as("the way back alone").isEqualTo(Won.of(27_000));

        List<ItemId> items = sentFor(ShippingTemplate.Kind.FLAT, null, 30_000, 20_000);
        claims(items.get(0), ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        assertThat(open.preview(buyer, wish(items.get(1), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE)).total())
                .as("the parcel is not empty").isEqualTo(Won.of(20_000));
    }

    @Test
    void takesFromTheSellerWhatComesBackAfterThePurchaseStood() {
        ItemId item = delivered(shop.sells("시계", 100_000, 5), 1);
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

        // Pay, which would have taken it with the refund, takes it all the same when two operators settle what it refused.
        TestRefunds.refusedAndSettled(context, item);
        assertThat(status(claim)).isEqualTo(ClaimStatus.DONE);
        assertThat(shop.number("""
                select json_value(body, '$.share.amount') from platform_event_log
                where type = 'commerce.sale-taken-back' and aggregate_id = ?""",
                orders.item(item).orderId().value())).isEqualTo(100_000);
    }

    /** 19,999 won off two items of 10,000: of one of them nothing is left to pay. */
    @Test
    void tellsPayOfPiecesThatCouponsHadPaidInFull(@Autowired OfferCoupon offer, @Autowired TakeCoupon take) {
        MemberCouponId coupon = TestCoupons.taken(offer, take, ids, buyer, shop.seller(), 19_999, 20_000);
        SequencedMap<SkuId, Integer> both = wanted(shop.sells("양말", 10_000, 5), 1);
        both.put(shop.sells("장갑", 10_000, 5), 1);
        List<ItemId> items = orders.paid(buyer, both, coupon);
        ItemId free = items.stream().filter(item -> !orders.item(item).line().amount().isPositive()).findFirst()
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
        ItemId item = delivered(shop.sells("의자", 300_000, 5), 1);
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

    /** What a promotion had paid goes back to its budget, and was never the buyer's to wait for. */
    @Test
    void owesNoInterestOnWhatAPromotionHadPaid() {
        SkuId sku = shop.sells("의자", 300_000, 5);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, 3_000, null);
        ItemId item = orders.paidByPromotion(buyer, sku, 2, Won.of(201_000));
        send(item);
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        shop.sql("update commerce_claim set refund_by = refund_by - interval 40 day where id = ?", claim.id().value());
        Won shown = claims.interestNow(claim.id());

        answer.approve(shop.seller(), claim.id(), true);

        Instant due = claims.of(buyer, claim.id()).refundBy();
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("COUPON", 100_000L, "MONEY", 200_000L));
        assertThat(toldOfRefund(item, "$.interest")).as("of 200,000 won")
                .isEqualTo(ClaimTerms.interest(Won.of(200_000), due, clock.instant()).amount()).isPositive()
                .isEqualTo(shown.amount());
    }

    @Test
    void givesFreightBackThatWasPaidOutWithAnotherItemOfTheParcel() {
        SkuId one = shop.sells("접시", 10_000, 9);
        SkuId other = shop.sells("그릇", 20_000, 9);
        List.of(one, other).forEach(sku -> parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, 3_000,
                null));
        SequencedMap<SkuId, Integer> both = wanted(one, 1);
        both.put(other, 1);
        List<ItemId> items = orders.paid(buyer, both);
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
    void givesFreightBackThatAClaimBesideItHasAddedAndOwesItWhenThatCameToNothing() {
        for (boolean withdrawn : new boolean[]{false, true}) {
            List<ItemId> items = bundle();
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
            assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", withdrawn ? 37_000L : 60_000L));
        }
    }

    /** Who withdraws a cancel keeps the parcel on its way: its freight is not given back with what was cancelled beside it. */
    @Test
    void keepsTheFreightOfAParcelThatMayStillGoOut() {
        for (boolean sentAlready : new boolean[]{false, true}) {
            List<ItemId> items = together(ShippingTemplate.Kind.FLAT, null, 20_000, 10_000);
            parcels.confirm(items.get(0));
            Claim stopped = claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            assertThat(stopped.sum().total()).isEqualTo(Won.of(20_000));
            RefundSum told = open.preview(buyer, wish(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND));
            Claim atOnce = claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            assertThat(atOnce.sum()).isEqualTo(told);
            assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 10_000L));
            assertThat(claims.of(buyer, stopped.id()).sum().total()).as("the last of it").isEqualTo(Won.of(23_000));

            if (sentAlready) {
                stop.sentAlready(shop.seller(), stopped.id(), parcels.invoice());
            } else {
                withdraw.withdraw(buyer, stopped.id());
                parcels.ship(items.get(0));
            }
            parcels.arrive();
            parcels.buyerConfirms(buyer, items.get(0));

            assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 10_000L));
            assertThat(shippingOf(items)).isEqualTo(3_000);
        }
    }

    /** Two of which the second is approved, and the first withdrawn: the buyer keeps goods that were sent. */
    @Test
    void keepsTheFreightOfAParcelOfWhichSomethingStaysThoughTheSellerIsAtFault() {
        List<ItemId> items = sentFor(ShippingTemplate.Kind.FLAT, null, 30_000, 20_000);
        Claim kept = claims(items.get(0), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        approved(claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE));
        withdraw.withdraw(buyer, kept.id());
        parcels.buyerConfirms(buyer, items.get(0));

        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 20_000L));
        assertThat(shippingOf(items)).isEqualTo(3_000);
    }

    @Test
    void comesToTheSameInWhateverOrderStopsAreAnswered() {
        for (boolean atOnce : new boolean[]{false, true}) {
            List<ItemId> items = bundle();
            parcels.confirm(items.get(0));
            Claim dear;
            if (atOnce) {
                dear = claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
                claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            } else {
                parcels.confirm(items.get(1));
                Claim cheap = claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
                dear = claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
                stop.stopped(shop.seller(), dear.id());
                assertThat(claims.of(buyer, cheap.id()).sum().total()).isEqualTo(Won.of(23_000));
                dear = cheap;
            }
            stop.stopped(shop.seller(), dear.id());

            assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 60_000L));
            assertThat(shop.number("select count(*) from commerce_settlement_line where seller_id = ?",
                    shop.seller().value())).as("nothing was sent").isZero();
        }
    }

    /** 70,000 in a parcel that is free from 50,000 on: whatever became of the 20,000, the buyer owes freight or does not. */
    @Test
    void owesFreightOnlyWhereTooLittleIsReallyLeft() {
        for (boolean withdrawn : new boolean[]{true, false}) {
            List<ItemId> items = together(ShippingTemplate.Kind.FREE_FROM, 50_000L, 20_000, 10_000, 40_000);
            items.forEach(parcels::confirm);
            Claim first = claims(items.get(0), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            assertThat(first.sum().total()).isEqualTo(Won.of(20_000));
            Claim second = claims(items.get(1), ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
            assertThat(second.sum().total()).as("while the first counts as gone").isEqualTo(Won.of(7_000));
            stop.stopped(shop.seller(), second.id());
            assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 10_000L));
            assertThat(claims.of(buyer, first.id()).sum().total()).as("it bears the freight now")
                    .isEqualTo(Won.of(17_000));
            if (withdrawn) {
                withdraw.withdraw(buyer, first.id());
            } else {
                stop.stopped(shop.seller(), first.id());
            }
            assertThat(orders.requestedBack(items.get(0)))
                    .isEqualTo(Map.of("MONEY", withdrawn ? 10_000L : 27_000L));
        }
    }

    private long shippingOf(List<ItemId> items) {
        return shop.number("select coalesce(sum(amount), 0) from commerce_settlement_line "
                + "where kind = 'SHIPPING' and order_id = ?", orders.item(items.getFirst()).orderId().value());
    }

    /** A number in the newest request for a refund of its order. */
    private long toldOfRefund(ItemId item, String path) {
        return shop.number("select json_value(body, '" + path + """
                ') from platform_event_log
                where type = 'commerce.refund-requested' and aggregate_id = ? order by id desc limit 1""",
                orders.item(item).orderId().value());
    }
}
