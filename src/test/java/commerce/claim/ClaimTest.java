package commerce.claim;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import commerce.claim.OpenClaim.Wish;
import commerce.order.Buyers;
import commerce.order.Confirmation;
import commerce.order.CoolingOff;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import commerce.seller.ReturnPlace;
import commerce.seller.TestSellers;
import commerce.shipment.CorrectInvoice;
import commerce.shipment.Invoice;
import commerce.shipment.TestCouriers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.ErrorCode;
import testing.Api;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimTest extends ClaimScene {
    @Autowired
    GrantStops grant;
    @Autowired
    CancelSuspended suspended;

    /** The courier may bring it before the other one is back, and its number is told after that; handed in before it was asked for it is not. */
    @Test
    void believesThatAnExchangeArrivedBeforeItsNumberWasTold() {
        ItemId item = delivered(shop.sells("귤", 10_000, 5), 1);
        Claim claim = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), claim.id());
        answer.collect(shop.seller(), claim.id());
        shop.sql("update commerce_order_line set shipped_at = shipped_at - interval 9 day where id = ?", item.value());
        shop.sql("update commerce_claim set opened_at = opened_at - interval 3 day where id = ?", claim.id().value());
        answer.reship(shop.seller(), claim.id(), parcels.invoice());
        Instant now = clock.instant();
        TestCouriers couriers = new TestCouriers(context);

        couriers.say(item, now.minus(Duration.ofDays(4)), now.minus(Duration.ofDays(1)));
        assertThat(status(claim)).as("of what nobody had asked for yet").isEqualTo(ClaimStatus.RESHIPPED);
        couriers.say(item, now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
        assertThat(status(claim)).isEqualTo(ClaimStatus.DONE);
    }

    @Test
    void tellsTheBuyerWhereTheGoodsGoAsTheShopSaidWhenItAccepted() {
        ItemId item = delivered(shop.sells("귤", 10_000, 5), 3);
        Claim before = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), before.id());
        assertThat(claims.of(buyer, before.id()).returnTo()).as("it had not said").isNull();

        TestSellers.hasReturnsSentTo(context, shop.seller(), "제주시 1, 물류창고");
        for (ClaimKind kind : List.of(ClaimKind.RETURN, ClaimKind.EXCHANGE)) {
            Claim claim = claims(item, kind, 1, ClaimReason.DEFECTIVE);
            assertThat(claim.returnTo()).isNull();
            answer.accept(shop.seller(), claim.id());
            TestSellers.hasReturnsSentTo(context, shop.seller(), "제주시 2로 옮김");
            answer.collect(shop.seller(), claim.id());
            answer.hold(shop.seller(), claim.id(), "확인 중");
            assertThat(claims.of(buyer, claim.id()).returnTo())
                    .isEqualTo(new ReturnPlace("한빛상회", "064-123-4567", "63122", "제주시 1, 물류창고"));
            TestSellers.hasReturnsSentTo(context, shop.seller(), "제주시 1, 물류창고");
        }
    }

    @Test
    void tellsItsBuyerOverHttpWhereTheGoodsGo(@Autowired TestMembers members, @LocalServerPort int port) {
        TestMembers.TestMember member = members.join();
        buyer = member.id();
        ItemId item = delivered(shop.sells("귤", 10_000, 5), 1);
        TestSellers.hasReturnsSentTo(context, shop.seller(), "제주시 1, 물류창고");
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        String path = "/v1/commerce/claims/" + claim.id().value();
        Api api = new Api(port);
        assertThat(api.get(path, "Authorization", member.bearer()).body().get("returnTo").isNull()).isTrue();
        answer.accept(shop.seller(), claim.id());
        assertThat(api.get(path, "Authorization", member.bearer()).body().get("returnTo").toString()).isEqualTo(
                "{\"name\":\"한빛상회\",\"phone\":\"064-123-4567\",\"postalCode\":\"63122\",\"address\":\"제주시 1, 물류창고\"}");
    }

    @Test
    void cancelsPiecesAtOnceBeforeTheSellerConfirmsAndTheRestEndsTheOrder() {
        SkuId sku = shop.sells("귤", 10_000, 5);
        ItemId item = orders.paid(buyer, sku, 3);

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

    /** Else a number that is corrected late would leave its buyer a day, once something was claimed. */
    @Test
    void confirmsItselfAfterAClaimNoSoonerThanSinceTheNumberWasCorrected() {
        ItemId item = orders.paid(buyer, shop.sells("쌀", 10_000, 5), 2);
        parcels.confirm(item);
        Invoice wrong = parcels.ship(item);
        shop.sql("update commerce_order_line set shipped_at = shipped_at - interval 27 day where id = ?",
                item.value());
        context.getBean(CorrectInvoice.class).correct(AuditActor.seller(Tsid.of(shop.seller())), shop.seller(), item,
                wrong, parcels.invoice());
        withdraw.withdraw(buyer, claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE).id());
        assertThat(orders.item(item).times().confirmBy()).isAfter(clock.instant().plus(Duration.ofDays(27)));
    }

    @Test
    void opensNoMoreOfAKindForAChangeOfMindOfWhichTenWereWithdrawn() {
        ItemId item = orders.paid(buyer, shop.sells("쌀", 10_000, 5), 2);
        parcels.confirm(item);
        for (int i = 0; i < ClaimTerms.MOST_WITHDRAWN; i++) {
            withdraw.withdraw(buyer, claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND).id());
        }
        refuses(CommerceError.CLAIMS_TOO_MANY, () -> claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND));
        refuses(CommerceError.CLAIMS_TOO_MANY,
                () -> open.preview(buyer, wish(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND)));
        parcels.ship(item);
        assertThat(orders.item(item).status()).as("it goes its way").isEqualTo(ItemStatus.SHIPPED);
        assertThat(claims(item, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND).status())
                .as("the law gives seven days from when it came").isEqualTo(ClaimStatus.REQUESTED);
        assertThat(claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE).status()).isEqualTo(ClaimStatus.REQUESTED);
    }

    /** The seller would shut out its buyers by its own answers, and who thought again ten times could not return what is broken. */
    @Test
    void neverRefusesWhatTheSellerIsAtFaultForAndCountsNoneThatTheSellerRejected() {
        ItemId item = delivered(shop.sells("쌀", 10_000, 5), 1);
        for (int i = 0; i < ClaimTerms.MOST_WITHDRAWN; i++) {
            answer.reject(shop.seller(), claims(item, ClaimKind.RETURN, 1, ClaimReason.WRONG_OPTION).id(), "사용 흔적");
            withdraw.withdraw(buyer, claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE).id());
        }
        for (int i = 0; i < ClaimTerms.MOST_WITHDRAWN; i++) {
            withdraw.withdraw(buyer, claims(item, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND).id());
        }
        refuses(CommerceError.CLAIMS_TOO_MANY, () -> claims(item, ClaimKind.RETURN, 1, ClaimReason.WRONG_OPTION));
        assertThat(claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE).status()).isEqualTo(ClaimStatus.REQUESTED);
    }

    /** Who opens one each day and withdraws it would keep the seller's money for ever. */
    @Test
    void putsOffThePurchaseNoMoreAfterTenThatWereWithdrawnWhateverTheirReason() {
        ItemId item = delivered(shop.sells("쌀", 10_000, 5), 1);
        shop.sql(
                "update commerce_order_line set delivered_at = utc_timestamp(6) - interval 20 day, shipped_at = utc_timestamp(6) - interval 22 day where id = ?",
                item.value());
        for (int i = 0; i < ClaimTerms.MOST_WITHDRAWN; i++) {
            withdraw.withdraw(buyer, claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE).id());
        }
        assertThat(orders.item(item).times().confirmBy()).isAfter(clock.instant().plus(Duration.ofHours(23)));

        withdraw.withdraw(buyer, claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE).id());

        assertThat(orders.item(item).times().confirmBy()).isBefore(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void asksTheSellerToStopWhatIsConfirmedAndGrantsItAfterTwoBusinessDays() {
        ItemId item = orders.paid(buyer, shop.sells("쌀", 10_000, 5), 2);
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
        ItemId item = orders.paid(buyer, shop.sells("콩", 10_000, 5), 2);
        parcels.confirm(item);
        Claim asked = claims(item, ClaimKind.CANCEL, 2, ClaimReason.CHANGE_OF_MIND);
        stop.sentAlready(shop.seller(), asked.id(), parcels.invoice());
        assertThat(status(asked)).isEqualTo(ClaimStatus.REJECTED);
        assertThat(orders.item(item)).returns(ItemStatus.SHIPPED, Item::status).returns(0, Item::claimed);
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> stop.stopped(shop.seller(), asked.id()));
    }

    @Test
    void endsAllRequestsToStopAnItemThatWasSentAlready() {
        ItemId item = orders.paid(buyer, shop.sells("깨", 10_000, 5), 3);
        parcels.confirm(item);
        Claim one = claims(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        Claim other = claims(item, ClaimKind.CANCEL, 2, ClaimReason.CHANGE_OF_MIND);
        stop.sentAlready(shop.seller(), other.id(), parcels.invoice());
        assertThat(List.of(status(one), status(other))).containsOnly(ClaimStatus.REJECTED);
        assertThat(orders.item(item)).returns(ItemStatus.SHIPPED, Item::status).returns(0, Item::claimed);
        assertThat(orders.item(item).times().confirmBy()).isNotNull();
    }

    /** With {@code tracking=none} nothing is ever seen to arrive, and the law gives a buyer seven days all the same. */
    @Test
    void takesBackAndExchangesWhatNobodySawArrive() {
        SkuId sku = shop.sells("등", 30_000, 5);
        ItemId item = orders.paid(buyer, sku, 2);
        parcels.confirm(item);
        parcels.ship(item);
        Claim back = claims(item, ClaimKind.RETURN, 1, ClaimReason.CHANGE_OF_MIND);
        approved(back);
        assertThat(orders.item(item)).returns(ItemStatus.SHIPPED, Item::status).returns(1, Item::remaining);
        assertThat(orders.item(item).times().confirmBy())
                .isEqualTo(orders.item(item).times().shippedAt().plus(MoveItem.LONGEST_WAY));

        Claim other = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), other.id());
        answer.collect(shop.seller(), other.id());
        answer.reship(shop.seller(), other.id(), parcels.invoice());
        parcels.getLost(item);

        assertThat(status(other)).as("four weeks are over").isEqualTo(ClaimStatus.DONE);
        assertThat(orders.item(item)).returns(ItemStatus.EXCHANGED, Item::status).returns(0, Item::claimed);
        parcels.buyerConfirms(buyer, item);

        ItemId never = orders.paid(buyer, sku, 1);
        parcels.confirm(never);
        parcels.ship(never);
        assertThat(approved(claims(never, ClaimKind.RETURN, 1, ClaimReason.WRONG_DELIVERY)).sum().total())
                .isEqualTo(Won.of(30_000));
        assertThat(orders.item(never).status()).isEqualTo(ItemStatus.RETURNED);
    }

    /** However a request to stop, its withdrawal and the invoice meet: it is sent or its money goes back, never both. */
    @Test
    void neverSendsWhatIsStoppedWhenARequestMeetsAnInvoice() throws Exception {
        SkuId sku = shop.sells("팥", 10_000, 100);
        for (int round = 0; round < 12; round++) {
            ItemId item = orders.paid(buyer, sku, 1);
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
        ItemId item = delivered(sku, 2);
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
        ItemId item = delivered(sku, 3);
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
        ItemId item = delivered(shop.sells("가방", 30_000, 1), 1);
        TestSellers.hasReturnsSentTo(context, shop.seller(), "제주시 1, 물류창고");
        Claim claim = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.WRONG_OPTION);
        answer.accept(shop.seller(), claim.id());
        assertThat(claims.of(buyer, claim.id())).returns(ClaimKind.RETURN, Claim::kind)
                .returns(ClaimStatus.ACCEPTED, Claim::status)
                .returns(new ReturnPlace("한빛상회", "064-123-4567", "63122", "제주시 1, 물류창고"), Claim::returnTo)
                .returns(Won.of(27_000), as -> as.sum().total());
    }

    @Test
    void letsGoOfTheStockOfAnExchangeThatIsRejectedOrWithdrawn() {
        SkuId sku = shop.sells("모자", 30_000, 5);
        ItemId item = delivered(sku, 1);
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
        ItemId fresh = delivered(shop.sells("붓", 30_000, 5), 1);
        assertThat(orders.item(fresh).times().confirmBy())
                .as("a purchase stands when nobody can change their mind any more")
                .isEqualTo(
                        CoolingOff.end(context.getBean(BusinessDays.class), orders.item(fresh).times().deliveredAt()));
        ItemId item = delivered(shop.sells("책", 30_000, 5), 3);
        shop.sql("""
                update commerce_order_line set delivered_at = delivered_at - interval 15 day where id = ?""",
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

    /** Commerce knows when it was sent: a delay that never was is no reason, nor is one that the buyer took for good. */
    @Test
    void takesADelayForAReasonOnlyWhereThereWasOne() {
        SkuId sku = shop.sells("북", 30_000, 9);
        ItemId onTime = delivered(sku, 1);
        for (ClaimKind kind : new ClaimKind[]{ClaimKind.RETURN, ClaimKind.EXCHANGE}) {
            refuses(CommerceError.CLAIM_REASON_NOT_OF_KIND, () -> claims(onTime, kind, 1, ClaimReason.DELAYED));
        }
        ItemId late = delivered(sku, 3);
        shop.sql("update commerce_order_line set dispatch_by = shipped_at - interval 1 day where id = ?", late.value());
        assertThat(claims(late, ClaimKind.RETURN, 1, ClaimReason.DELAYED).sum().total()).isEqualTo(Won.of(30_000));
        claims(late, ClaimKind.EXCHANGE, 1, ClaimReason.DELAYED);
        shop.sql("update commerce_order_line set delivered_at = delivered_at - interval 15 day where id = ?",
                late.value());
        refuses(CommerceError.CLAIM_TOO_LATE, () -> claims(late, ClaimKind.RETURN, 1, ClaimReason.DELAYED));

        ItemId stands = delivered(sku, 1);
        shop.sql("update commerce_order_line set dispatch_by = shipped_at - interval 1 day where id = ?",
                stands.value());
        parcels.buyerConfirms(buyer, stands);
        refuses(CommerceError.CLAIM_REASON_NOT_OF_KIND,
                () -> claims(stands, ClaimKind.RETURN, 1, ClaimReason.DELAYED));
    }

    private Claim knowing(ItemId item, LocalDate since) {
        return open.open(buyer, new Wish(item, ClaimKind.RETURN, 1, ClaimReason.OTHER_THAN_ADVERTISED,
                new Told("사진과 다름", since)));
    }

    @Test
    void cancelsWhatIsPaidAfterItsSellerWasSuspended() {
        ItemId item = orders.tryPlace(buyer, shop.sells("차", 1_000, 5), 2);
        shop.becomes(SellerStatus.SUSPENDED);
        assertThat(suspended.end(shop.seller())).isTrue();
        orders.approve(item);
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.PAID);

        suspended.end(shop.seller());

        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.CANCELED);
        orders.moneyIsBack(item);
        assertThat(orders.statusOfOrder(item)).isEqualTo("REFUNDED");
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 2_000L));
    }

    @Test
    void letsABuyerLeaveWhenAllIsConfirmedAndTheMoneyIsBack(@Autowired Buyers buyers) {
        ItemId item = orders.paid(buyer, shop.sells("병", 10_000, 5), 2);
        assertThat(buyers.haveOpenOrders(buyer)).as("to be sent").isTrue();
        send(item);
        assertThat(buyers.haveOpenOrders(buyer)).as("may still go back").isTrue();
        parcels.buyerConfirms(buyer, item);
        assertThat(buyers.haveOpenOrders(buyer)).isFalse();
        Claim claim = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        assertThat(buyers.haveOpenOrders(buyer)).as("claimed").isTrue();
        approved(claim);
        assertThat(buyers.haveOpenOrders(buyer)).as("to be paid back").isTrue();
        orders.moneyIsBack(item);
        assertThat(buyers.haveOpenOrders(buyer)).isFalse();
    }

    @Test
    void hidesClaimsFromOtherBuyersAndSellers() {
        ItemId item = delivered(shop.sells("컵", 10_000, 5), 1);
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
        ItemId open = orders.paid(buyer, sku, 2);
        ItemId confirmed = orders.paid(buyer, sku, 1);
        parcels.confirm(confirmed);
        assertThat(suspended.end(shop.seller())).isTrue();
        assertThat(orders.item(open).status()).as("may sell, again").isEqualTo(ItemStatus.PAID);
        shop.becomes(SellerStatus.SUSPENDED);
        refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> parcels.confirm(open));

        assertThat(suspended.end(shop.seller())).isTrue();

        assertThat(orders.item(open).status()).isEqualTo(ItemStatus.CANCELED);
        assertThat(orders.requestedBack(open)).isEqualTo(Map.of("MONEY", 2_000L));
        assertThat(orders.item(confirmed).status()).isEqualTo(ItemStatus.PAID);
    }

    /** It may have sent it without saying so, and can still; else the buyer's money would wait for ever. */
    @Test
    void asksToStopWhatATerminatedSellerHasConfirmedOnce() {
        ItemId item = orders.paid(buyer, shop.sells("소금", 1_000, 50), 2);
        parcels.confirm(item);
        shop.becomes(SellerStatus.TERMINATED);

        assertThat(suspended.end(shop.seller())).isTrue();
        assertThat(suspended.end(shop.seller())).isTrue();

        assertThat(shop.number("select count(*) from commerce_claim where line_id = ?", item.value())).isEqualTo(1);
        assertThat(orders.item(item)).returns(ItemStatus.PAID, Item::status).returns(2, Item::claimed);
        shop.sql("update commerce_claim set answer_by = '2020-01-01' where line_id = ?", item.value());
        grant.next();
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.CANCELED);
        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 2_000L));
    }

    private static ErrorCode refusal(Runnable action) {
        try {
            action.run();
            return null;
        } catch (DomainException e) {
            return e.code();
        }
    }

    /** One that cannot be cancelled keeps no other from it. */
    @Test
    void cancelsTheOthersWhenOneCannotBe() {
        SkuId broken = shop.sells("초", 1_000, 5);
        ItemId stuck = orders.paid(buyer, broken, 1);
        ItemId other = orders.paid(buyer, shop.sells("종이", 1_000, 5), 1);
        shop.becomes(SellerStatus.TERMINATED);
        shop.sql("update commerce_order_line set sku_id = 1 where id = ?", stuck.value());

        assertThat(suspended.end(shop.seller())).isFalse();

        assertThat(orders.item(other).status()).isEqualTo(ItemStatus.CANCELED);
        assertThat(orders.item(stuck).status()).isEqualTo(ItemStatus.PAID);
        shop.sql("update commerce_order_line set sku_id = ? where id = ?", broken.value(), stuck.value());
    }

    /** Nobody is there any more who could accept it, or send anything. */
    @Test
    void letsAnOperatorDecideForATerminatedSeller(@Autowired DecideForSeller decide, @Autowired Claims left) {
        StaffCaller operator = new StaffCaller(ids.next(), "operator", Set.of(), null);
        SkuId sku = shop.sells("솥", 30_000, 9);
        ItemId item = delivered(sku, 3);
        Claim sent = claims(delivered(sku, 1), ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), sent.id());
        answer.collect(shop.seller(), sent.id());
        answer.reship(shop.seller(), sent.id(), parcels.invoice());
        Claim back = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        Claim other = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), other.id());
        Claim worn = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), worn.id());
        refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> decide.giveBack(operator, back.id()));
        shop.becomes(SellerStatus.TERMINATED);
        assertThat(left.ofTerminated(0, 10_000)).extracting(Claim::id)
                .as("what was sent instead is its courier's to end").contains(back.id(), other.id(), worn.id())
                .doesNotContain(sent.id());

        decide.giveBack(operator, back.id());
        decide.giveBack(operator, other.id());
        decide.reject(operator, worn.id(), "사용 흔적");

        assertThat(orders.requestedBack(item)).isEqualTo(Map.of("MONEY", 60_000L));
        assertThat(shop.held(sku)).isZero();
        assertThat(status(worn)).isEqualTo(ClaimStatus.REJECTED);
        assertThat(orders.item(item)).returns(1, Item::remaining).returns(0, Item::claimed);
        refuses(CommerceError.CLAIM_IN_OTHER_STATE, () -> decide.giveBack(operator, back.id()));
        assertThat(shop.number("select count(*) from platform_audit_entry where action = 'commerce.claim-decided' "
                + "and subject_id = ?", Long.toString(other.id().value()))).isEqualTo(1);
    }

    /** Who is shut out for good would say no to the buyers that it has left. */
    @Test
    void leavesReturnsOfATerminatedSellerToOperatorsAndLetsItStopWhatItHasNotSent(@Autowired AnswerClaim says) {
        SkuId sku = shop.sells("솥", 30_000, 9);
        ItemId item = delivered(sku, 2);
        Claim asked = claims(item, ClaimKind.RETURN, 1, ClaimReason.DEFECTIVE);
        Claim taken = claims(item, ClaimKind.EXCHANGE, 1, ClaimReason.DEFECTIVE);
        answer.accept(shop.seller(), taken.id());
        ItemId unsent = orders.paid(buyer, sku, 1);
        parcels.confirm(unsent);
        Claim stopped = claims(unsent, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        ItemId sent = orders.paid(buyer, sku, 1);
        parcels.confirm(sent);
        Claim late = claims(sent, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND);
        shop.becomes(SellerStatus.TERMINATED);

        for (SellerAnswer said : EnumSet.complementOf(EnumSet.of(SellerAnswer.STOPPED, SellerAnswer.SENT_ALREADY))) {
            for (Claim claim : List.of(asked, taken)) {
                refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> says(says, claim, said));
            }
        }
        assertThat(status(asked)).isEqualTo(ClaimStatus.REQUESTED);
        assertThat(status(taken)).isEqualTo(ClaimStatus.ACCEPTED);
        says(says, stopped, SellerAnswer.STOPPED);
        assertThat(status(stopped)).isEqualTo(ClaimStatus.REFUNDING);
        says(says, late, SellerAnswer.SENT_ALREADY);
        assertThat(orders.item(sent).status()).isEqualTo(ItemStatus.SHIPPED);
    }

    private void says(AnswerClaim says, Claim claim, SellerAnswer said) {
        says.answer(AuditActor.SYSTEM, shop.seller(), claim.id(),
                new AnswerClaim.Said(said, "사용 흔적", parcels.invoice(), false));
    }

    /** Whatever is claimed for whatever reason: the day is kept with the claim. */
    @Test
    void knowsNothingBeforeItIsFoundOut() {
        ItemId item = orders.paid(buyer, shop.sells("북", 30_000, 5), 1);
        for (LocalDate day : List.of(LocalDate.MAX,
                LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL).plusDays(1))) {
            Wish wish = new Wish(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND, new Told("", day));
            refuses(CommerceError.CLAIM_FROM_THE_FUTURE, () -> open.open(buyer, wish));
        }
        assertThat(orders.item(item).status()).isEqualTo(ItemStatus.PAID);
    }
}
