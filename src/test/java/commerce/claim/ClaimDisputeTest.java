package commerce.claim;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

import commerce.catalogue.SkuId;
import commerce.freight.ShippingTemplate;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.refusal.CommerceError;
import commerce.shipment.SellerParcels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

/** Madang decides between buyers and sellers that still sell, and cancels what such a seller has not sent. */
class ClaimDisputeTest extends ClaimScene {
    private ItemId arrived() {
        return delivered(shop.sells("의자", 30_000, 9), 2);
    }

    private Claim rejected(ItemId item, ClaimKind kind, ClaimReason reason) {
        Claim claim = claims(item, kind, 1, reason);
        answer.reject(shop.seller(), claim.id(), "사용 흔적");
        return claim;
    }

    private Claim disputed(ItemId item, ClaimReason reason) {
        Claim claim = rejected(item, ClaimKind.RETURN, reason);
        dispute.dispute(buyer, claim.id(), "한 번도 쓰지 않았어요");
        return claim;
    }

    private Claim now(Claim claim) {
        return claims.of(buyer, claim.id());
    }

    @Test
    void givesTheMoneyBackWhenTwoOperatorsDecideForTheBuyer() {
        ItemId item = arrived();
        Claim claim = disputed(item, ClaimReason.DEFECTIVE);
        assertThat(now(claim)).returns(ClaimStatus.DISPUTED, Claim::status).returns("사용 흔적", Claim::answer)
                .returns(null, Claim::closedAt);
        assertThat(orders.item(item).claimed()).isEqualTo(1);
        assertThat(orders.item(item).times().confirmBy()).as("the purchase does not confirm itself").isNull();

        propose.refund(one, claim.id(), Fault.SELLER, "사진으로 확인");
        Tsid ruling = waiting(Tsid.of(claim.id()));
        refuses(CommerceError.RULING_WAITS, () -> propose.refund(other, claim.id(), Fault.BUYER, "다르게"));
        refuses(CommerceError.RULING_BY_SAME_OPERATOR, () -> rule.decide(one, ruling, true));
        refuses(CommerceError.RULING_WAITS, () -> decide.forSeller(other, claim.id(), "사용 흔적 확인"));
        assertThat(orders.requestedBack(item)).isEmpty();
        rule.decide(other, ruling, true);

        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 30_000L));
        orders.moneyIsBack(item);
        assertThat(now(claim).status()).isEqualTo(ClaimStatus.DONE);
        assertThat(now(claim).dispute().decision()).isEqualTo("사진으로 확인");
        assertThat(orders.item(item).remaining()).isEqualTo(1);
        refuses(CommerceError.RULING_ENDED, () -> rule.decide(other, ruling, true));
        assertThat(shop.number("select count(*) from platform_audit_entry where action = 'commerce.ruling-approved'"
                + " and subject_id = ?", ruling.toString())).isEqualTo(1);
    }

    @Test
    void letsThePurchaseNotStandAsLongAsARejectionCanBeDisputed() {
        ItemId item = arrived();
        shop.sql("update commerce_order_line set delivered_at = delivered_at - interval 6 day where id = ?",
                item.value());
        Claim claim = rejected(item, ClaimKind.EXCHANGE, ClaimReason.DEFECTIVE);
        LocalDate rejected = LocalDate.ofInstant(Objects.requireNonNull(now(claim).closedAt()), BusinessDays.SEOUL);
        assertThat(orders.item(item).times().confirmBy()).isAfterOrEqualTo(
                rejected.plus(ClaimTerms.TO_DISPUTE).plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant());
    }

    @Test
    void letsTheBuyerBearTheFreightWhereThatIsDecided() {
        var sku = shop.sells("의자", 30_000, 9);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, 3_000, null);
        ItemId item = delivered(sku, 2);
        Claim claim = disputed(item, ClaimReason.DEFECTIVE);
        propose.refund(one, claim.id(), Fault.BUYER, "단순 변심으로 판단");
        rule.decide(other, waiting(Tsid.of(claim.id())), true);
        assertThat(now(claim)).returns(Fault.BUYER, Claim::fault);
        assertThat(orders.requestedBack(item)).as("less the way back").isEqualTo(Map.of("MONEY", 27_000L));
    }

    /** What it kept of a purchase that stands would be the seller's twice. */
    @Test
    void keepsNoFreightOfAPurchaseThatStands() {
        ItemId item = arrived();
        Claim claim = rejected(item, ClaimKind.RETURN, ClaimReason.DEFECTIVE);
        parcels.buyerConfirms(buyer, item);
        dispute.dispute(buyer, claim.id(), "고장");
        propose.refund(one, claim.id(), Fault.BUYER, "단순 변심으로 판단");
        Tsid ruling = waiting(Tsid.of(claim.id()));
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> rule.decide(other, ruling, true));
        rule.decide(one, ruling, false);
        propose.refund(one, claim.id(), Fault.SELLER, "불량");
        rule.decide(other, waiting(Tsid.of(claim.id())), true);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 30_000L));
        assertThat(shop.number(
                "select sum(amount) from commerce_settlement_line where kind = 'CLAW_BACK' and source_id = ?",
                claim.id().value())).as("taken from the seller").isEqualTo(-30_000);
    }

    @Test
    void isOverForGoodWhenAnOperatorDecidesForTheSeller() {
        ItemId item = arrived();
        Claim claim = disputed(item, ClaimReason.DEFECTIVE);
        decide.forSeller(one, claim.id(), "사용 흔적 확인");
        assertThat(now(claim)).returns(ClaimStatus.REJECTED, Claim::status);
        assertThat(now(claim).dispute().decision()).isEqualTo("사용 흔적 확인");
        assertThat(orders.item(item)).returns(2, each -> each.remaining()).returns(0, each -> each.claimed());
        assertThat(orders.item(item).times().confirmBy()).isNotNull();
        refuses(CommerceError.CLAIM_DISPUTED_BEFORE, () -> dispute.dispute(buyer, claim.id(), "다시"));
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> propose.refund(one, claim.id(), Fault.SELLER, "다시"));
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> decide.forSeller(other, claim.id(), "다시"));
    }

    @Test
    void givesTheMoneyBackOfWhatWasToBeExchanged() {
        ItemId item = arrived();
        Claim claim = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), claim.id());
        refuses(CommerceError.CLAIM_DISPUTE_TOO_EARLY, () -> dispute.dispute(buyer, claim.id(), "아무도 안 와요"));
        shop.sql("update commerce_claim set opened_at = opened_at - interval 15 day where id = ?", claim.id().value());
        dispute.dispute(buyer, claim.id(), "아무도 안 와요");
        propose.refund(one, claim.id(), Fault.SELLER, "수거하지 않음");
        rule.decide(other, waiting(Tsid.of(claim.id())), true);
        assertThat(now(claim).kind()).isEqualTo(ClaimKind.RETURN);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 30_000L));
    }

    private Claim reshipped(ItemId item) {
        Claim claim = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        answer.reship(shop.seller(), claim.id(), parcels.invoice());
        refuses(CommerceError.CLAIM_DISPUTE_TOO_EARLY, () -> dispute.dispute(buyer, claim.id(), "아직 안 왔어요"));
        shop.sql("update commerce_shipment set shipped_at = shipped_at - interval 7 day where claim_id = ?",
                claim.id().value());
        shop.sql("update commerce_claim set refund_by = refund_by - interval 20 day where id = ?", claim.id().value());
        return claim;
    }

    private String parcel(Claim claim) {
        return shop.text("""
                select concat(state, if(ask_at is null, ' and asked no more', ' and asked')) from commerce_shipment
                where claim_id = ?""", claim.id().value());
    }

    @Test
    void givesTheMoneyBackOfWhatWasSentInExchangeAndLost() {
        ItemId item = arrived();
        Claim claim = reshipped(item);
        dispute.dispute(buyer, claim.id(), "교환품이 안 왔어요");
        assertThat(now(claim)).returns(ClaimStatus.DISPUTED, Claim::status);
        assertThat(now(claim).refundBy()).as("no money was owed before").isAfter(clock.instant());
        parcels.arriveOf(item);
        assertThat(status(claim)).as("whether it came is what they disagree about").isEqualTo(ClaimStatus.DISPUTED);
        assertThat(orders.item(item).claimed()).isEqualTo(1);

        decideForBuyer(claim.id(), Fault.SELLER);

        assertThat(now(claim).kind()).isEqualTo(ClaimKind.RETURN);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 30_000L));
        orders.moneyIsBack(item);
        assertThat(status(claim)).isEqualTo(ClaimStatus.DONE);
        assertThat(claims.interestNow(claim.id()).amount()).isZero();
        assertThat(orders.item(item)).returns(1, each -> each.remaining()).returns(0, each -> each.claimed());
    }

    @Test
    void hearsNothingOfAnExchangeThatWasPaidBack() {
        ItemId item = arrived();
        Claim claim = reshipped(item);
        dispute.dispute(buyer, claim.id(), "교환품이 안 왔어요");
        decideForBuyer(claim.id(), Fault.SELLER);
        assertThat(parcel(claim)).isEqualTo("LOST_SIGHT and asked no more");
        assertThat(context.getBean(SellerParcels.class).of(item).getLast().canBeCorrected(orders.item(item))).isFalse();
        parcels.arriveOf(item);
        assertThat(status(claim)).isEqualTo(ClaimStatus.REFUNDING);
        orders.moneyIsBack(item);
        assertThat(orders.item(item).remaining()).isEqualTo(1);
    }

    @Test
    void endsAnExchangeThatHasComeWhenItIsDecidedForTheSeller() {
        ItemId item = orders.paid(buyer, shop.sells("의자", 30_000, 9), 1);
        send(item);
        Claim claim = reshipped(item);
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> decide.forSeller(one, claim.id(), "아무도 묻지 않은 것"));
        dispute.dispute(buyer, claim.id(), "교환품이 안 왔어요");

        decide.forSeller(one, claim.id(), "배송 사진 확인");

        assertThat(now(claim)).returns(ClaimStatus.DONE, Claim::status);
        assertThat(now(claim).dispute().decision()).isEqualTo("배송 사진 확인");
        assertThat(parcel(claim)).isEqualTo("LOST_SIGHT and asked no more");
        assertThat(orders.item(item)).returns(ItemStatus.EXCHANGED, each -> each.status()).returns(0,
                each -> each.claimed());
        assertThat(orders.item(item).times().confirmBy()).as("time to object to what has come")
                .isAfter(clock.instant().plus(Duration.ofDays(6)));
        assertThat(orders.requestedBack(item)).isEmpty();
    }

    @Test
    void waitsForTheSellersTimeAndNotForEver() {
        ItemId item = arrived();
        Claim open = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        refuses(CommerceError.CLAIM_DISPUTE_TOO_EARLY, () -> dispute.dispute(buyer, open.id(), "답이 없어요"));
        refuses(CommerceError.CLAIM_NOT_FOUND, () -> dispute.dispute(ids.next(), open.id(), "남의 것"));
        shop.sql("update commerce_claim set opened_at = opened_at - interval 15 day where id = ?", open.id().value());
        dispute.dispute(buyer, open.id(), "답이 없어요");
        assertThat(status(open)).isEqualTo(ClaimStatus.DISPUTED);
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> answer.accept(shop.seller(), open.id()));

        Claim over = rejected(item, ClaimKind.RETURN, ClaimReason.DEFECTIVE);
        shop.sql("update commerce_claim set closed_at = closed_at - interval 8 day where id = ?", over.id().value());
        refuses(CommerceError.CLAIM_TOO_LATE, () -> dispute.dispute(buyer, over.id(), "너무 늦게"));
    }

    /** Interest runs while the seller has the goods and keeps the money. */
    @Test
    void owesInterestForMoneyThatASellerKeepsWithTheGoods() {
        ItemId item = delivered(shop.sells("의자", 300_000, 5), 1);
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        refuses(CommerceError.CLAIM_DISPUTE_TOO_EARLY, () -> dispute.dispute(buyer, claim.id(), "돈을 안 줘요"));
        shop.sql("update commerce_claim set refund_by = refund_by - interval 40 day where id = ?", claim.id().value());
        dispute.dispute(buyer, claim.id(), "돈을 안 줘요");
        propose.refund(one, claim.id(), Fault.SELLER, "환불 지연");
        rule.decide(other, waiting(Tsid.of(claim.id())), true);
        assertThat(shop.number("select interest from commerce_claim where id = ?", claim.id().value())).isPositive();
    }

    /** While Madang decides, the seller sees what waiting costs it; of an exchange, what it would as a return. */
    @Test
    void showsInterestThatRunsWhileADisputeLasts() {
        for (ClaimKind kind : List.of(ClaimKind.RETURN, ClaimKind.EXCHANGE)) {
            ItemId item = delivered(shop.sells("의자", 300_000, 5), 1);
            Claim claim = claims(item, kind, 1, ClaimReason.DEFECTIVE);
            answer.accept(shop.seller(), claim.id());
            answer.collect(shop.seller(), claim.id());
            leaveLying(claim.id());
            dispute.dispute(buyer, claim.id(), "돈을 안 줘요");
            Won shown = claims.interestNow(claim.id());
            decideForBuyer(claim.id(), Fault.SELLER);
            assertThat(claims.interestNow(claim.id())).as("it has gone back").isEqualTo(Won.ZERO);
            assertThat(shop.number("select interest from commerce_claim where id = ?", claim.id().value()))
                    .isEqualTo(shown.amount()).isPositive();
        }
    }

    /** Two at 30,000 that are sent for 3,000 and have arrived, without any more of them. */
    private List<ItemId> twoInOne() {
        return inOneParcel(ShippingTemplate.Kind.FLAT, null, 2, 30_000);
    }

    private List<ItemId> inOneParcel(ShippingTemplate.Kind kind, @Nullable Long freeFrom, int many, long price) {
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        for (int i = 0; i < many; i++) {
            SkuId sku = shop.sells("접시 " + i, price, 1);
            parcels.sentBy(shop.productOf(sku), kind, 3_000, freeFrom);
            wanted.put(sku, 1);
        }
        List<ItemId> items = orders.paid(buyer, wanted);
        items.forEach(this::send);
        return items;
    }

    private long wayBackOf(Claim claim) {
        return now(claim).sum().backFreight().amount();
    }

    /** What was rejected and is disputed is told behind what was opened meanwhile, and goes back with it. */
    @Test
    void letsNobodySaveTheWayBackByADisputeOfWhatIsFetchedWithAnother() {
        for (boolean withdrawnBefore : new boolean[]{false, true}) {
            List<ItemId> items = twoInOne();
            Claim again = rejected(items.get(0), ClaimKind.RETURN, ClaimReason.CHANGE_OF_MIND);
            Claim meanwhile = claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
            dispute.dispute(buyer, again.id(), "한 번도 쓰지 않았어요");
            assertThat(wayBackOf(again)).as("fetched with the other").isZero();
            if (withdrawnBefore) {
                withdraw.withdraw(buyer, meanwhile.id());
                assertThat(wayBackOf(again)).isEqualTo(3_000);
            }
            decideForBuyer(again.id(), Fault.BUYER);
            if (!withdrawnBefore) {
                refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> withdraw.withdraw(buyer, meanwhile.id()));
            }
            assertThat(orders.requestedBack(items.get(0))).isEqualTo(
                    Map.of("MONEY", withdrawnBefore ? 27_000L : 30_000L));
        }
    }

    /** Whose fault it is, is decided behind what is open by then, whatever was opened first. */
    @Test
    void letsNobodySaveTheWayBackOfWhatIsDecidedToBeTheBuyersFault() {
        List<ItemId> items = twoInOne();
        Claim first = claims(items.get(0), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        Claim bears = claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        leaveLying(first.id());
        dispute.dispute(buyer, first.id(), "답이 없어요");
        decideForBuyer(first.id(), Fault.BUYER);
        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 30_000L));
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> withdraw.withdraw(buyer, bears.id()));
    }

    /** It bore the way back for both and bears none now: had it been the seller's fault from the beginning, the other would. */
    @Test
    void letsTheNextBearTheWayBackOfWhatIsDecidedToBeTheSellersFault() {
        for (boolean paidBefore : new boolean[]{false, true}) {
            List<ItemId> items = twoInOne();
            Claim bears = claims(items.get(0), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
            Claim spared = claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
            assertThat(List.of(wayBackOf(bears), wayBackOf(spared))).isEqualTo(List.of(3_000L, 0L));
            if (paidBefore) {
                approved(spared);
            }
            leaveLying(bears.id());
            dispute.dispute(buyer, bears.id(), "왔을 때부터 고장");
            decideForBuyer(bears.id(), Fault.SELLER);
            assertThat(wayBackOf(bears)).isZero();
            assertThat(wayBackOf(spared)).as("what was paid back stays").isEqualTo(paidBefore ? 0 : 3_000);
            if (!paidBefore) {
                approved(spared);
                assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 57_000L));
            }
        }
    }

    /** So does nobody where Madang decides that the buyer bears it: that claim bears it for both as it was told. */
    @Test
    void leavesTheOthersAsTheyWereToldWhereWhoBearsTheWayBackStaysTheSame() {
        List<ItemId> items = twoInOne();
        Claim bears = claims(items.get(0), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        Claim spared = claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        leaveLying(bears.id());
        dispute.dispute(buyer, bears.id(), "답이 없어요");
        decideForBuyer(bears.id(), Fault.BUYER);
        assertThat(List.of(wayBackOf(bears), wayBackOf(spared))).isEqualTo(List.of(3_000L, 0L));
    }

    /** So is an exchange that becomes a return for want of stock. */
    @Test
    void letsNobodySaveTheWayBackOfAnExchangeThatBecomesAReturn() {
        List<ItemId> items = twoInOne();
        Claim exchange = claims(items.get(0), ClaimKind.EXCHANGE, 1, ClaimReason.WRONG_OPTION);
        Claim bears = claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        approved(exchange);
        assertThat(now(exchange).kind()).isEqualTo(ClaimKind.RETURN);
        assertThat(orders.requestedBack(items.get(0))).isEqualTo(Map.of("MONEY", 30_000L));
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> withdraw.withdraw(buyer, bears.id()));
    }

    /** Of four at 20,000 in a parcel that is free from 50,000 on, who leaves 40,000 owes its freight. */
    @Test
    void tellsOfTheWayThereInTheOrderInWhichTheyAreClaimedNow() {
        List<ItemId> items = inOneParcel(ShippingTemplate.Kind.FREE_FROM, 50_000L, 4, 20_000);
        Claim again = rejected(items.get(0), ClaimKind.RETURN, ClaimReason.CHANGE_OF_MIND);
        Claim meanwhile = claims(items.get(1), ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        dispute.dispute(buyer, again.id(), "한 번도 쓰지 않았어요");
        approved(claims(items.get(2), ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE));
        assertThat(now(meanwhile).sum().total()).as("less the way back").isEqualTo(Won.of(17_000));
        assertThat(now(again).sum().total()).as("less the way there").isEqualTo(Won.of(17_000));
    }

    @Test
    void asksForNoMoreThanNobodyHasClaimedSince() {
        ItemId item = arrived();
        Claim claim = rejected(item, ClaimKind.RETURN, ClaimReason.DEFECTIVE);
        claims(item, ClaimKind.RETURN, 2, ClaimReason.CHANGE_OF_MIND);
        refuses(CommerceError.CLAIM_EXCEEDS_ITEM, () -> dispute.dispute(buyer, claim.id(), "또"));
    }

    @Test
    void cancelsWhatASellerHasTakenOnAndNotSent() {
        var sku = shop.sells("전기 장판", 30_000, 9);
        parcels.sentBy(shop.productOf(sku), ShippingTemplate.Kind.FLAT, 3_000, null);
        ItemId item = orders.paid(buyer, sku, 2);
        parcels.confirm(item);
        propose.cancel(one, item, "리콜 대상");
        Tsid ruling = waiting(Tsid.of(item));
        refuses(CommerceError.RULING_BY_SAME_OPERATOR, () -> rule.decide(one, ruling, true));
        rule.decide(other, ruling, true);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.CANCELED);
        assertThat(orders.requestedBack(item)).as("with the freight").isEqualTo(Map.of("MONEY", 63_000L));
        Claim claim = claims.newest(buyer, Long.MAX_VALUE, 1).getFirst();
        assertThat(claim).returns(ClaimReason.PLATFORM_DECISION, Claim::reason).returns("리콜 대상",
                each -> each.told().details());
        assertThat(claim.reason().isOfBuyers()).isFalse();
    }

    @Test
    void cancelsNothingThatWasSentMeanwhile() {
        ItemId item = orders.paid(buyer, shop.sells("전기 장판", 30_000, 9), 2);
        parcels.confirm(item);
        propose.cancel(one, item, "리콜 대상");
        Tsid ruling = waiting(Tsid.of(item));
        parcels.ship(item);
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> rule.decide(other, ruling, true));
        rule.decide(one, ruling, false);
        assertThat(rulings.find(ruling)).isEmpty();
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> propose.cancel(one, item, "리콜 대상"));
        assertThat(orders.requestedBack(item)).isEmpty();
    }

    @Test
    void leavesWhatIsClaimedToItsClaim() {
        ItemId item = orders.paid(buyer, shop.sells("전기 장판", 30_000, 9), 3);
        parcels.confirm(item);
        Claim toStop = claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        propose.cancel(one, item, "리콜 대상");
        rule.decide(other, waiting(Tsid.of(item)), true);
        assertThat(orders.item(item)).returns(1, each -> each.remaining()).returns(1, each -> each.claimed());
        refuses(CommerceError.CLAIM_EXCEEDS_ITEM, () -> propose.cancel(one, item, "나머지"));
        stop.stopped(shop.seller(), toStop.id());
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 90_000L));
    }

    @Test
    void listsWhatIsProposedAPageAtATime() {
        List<Tsid> items = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ItemId item = orders.paid(buyer, shop.sells("전기 장판", 30_000, 9), 1);
            propose.cancel(one, item, "리콜 대상");
            items.add(Tsid.of(item));
        }
        List<Tsid> found = new ArrayList<>();
        for (long after = items.getFirst().value() - 1; after < items.getLast().value(); after = found.getLast()
                .value()) {
            openRulings.after(after, 1).forEach(each -> found.add(each.subject()));
        }
        assertThat(found).startsWith(items.getFirst()).endsWith(items.getLast()).isSorted();
    }

    @Test
    void listsWhatWaitsForADecisionTheOldestFirst() {
        Claim first = disputed(arrived(), ClaimReason.DEFECTIVE);
        Claim second = disputed(arrived(), ClaimReason.DEFECTIVE);
        assertThat(claims.disputed(first.id(), 1_000)).extracting(Claim::id).contains(second.id())
                .doesNotContain(first.id());
        assertThat(claims.disputed(null, 1_000_000)).extracting(Claim::id).containsSubsequence(
                List.of(first.id(), second.id()));
        assertThat(claims.countDisputed()).isPositive();
        assertThat(now(second).sum().total()).isEqualTo(Won.of(30_000));
    }
}
