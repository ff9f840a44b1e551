package commerce.shipment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.MoveItem;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import commerce.shipment.CourierTracking.Sighting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.security.StaffCaller;

import static org.assertj.core.api.Assertions.assertThat;

/** A seller tells the number of somebody else's parcel. */
class WrongInvoiceTest extends ShipmentScene {
    @Autowired
    CorrectInvoice correct;
    @Autowired
    FreeInvoice free;
    @Autowired
    BelieveInvoice believe;
    @Autowired
    WrongNumbers numbers;
    @Autowired
    SellerParcels sellerParcels;

    @Test
    void doesNotBelieveThatAnothersParcelIsThisOne() {
        ItemId item = confirmed();
        parcels.ship(item);
        Instant longAgo = clock.instant().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);
        follow.said(parcel(item), new Sighting.OnTheWay(longAgo));
        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        follow.said(parcel(item), new Sighting.Delivered(longAgo, longAgo));

        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        assertThat(orders.item(item).times().confirmBy()).as("as of one that nobody sees")
                .isEqualTo(orders.item(item).times().shippedAt().plus(MoveItem.LONGEST_WAY));
        assertThat(sellerParcels.of(item)).singleElement()
                .returns(Doubt.HANDED_IN_BEFORE_PAID, SellerParcels.Parcel::doubt)
                .returns(longAgo, SellerParcels.Parcel::doubtAt);
        assertThat(told("commerce.item-delivered", item)).isZero();

        // The courier uses the number again, for this one.
        follow.said(parcel(item), deliveredNow());
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);
        assertThat(sellerParcels.of(item)).singleElement().returns(null, SellerParcels.Parcel::doubt);
    }

    @Test
    void theSandboxKnowsANumberOfAnothers() {
        ItemId item = confirmed();
        ship.ship(shop.seller(), List.of(item), List.of(new Invoice(Courier.LOGEN, Tracking.ANOTHERS)));
        Shipment parcel = parcel(item);
        follow.said(parcel, Tracking.sandboxCouriers(clock).of(parcel.invoice(), parcel.shippedAt()));
        assertThat(parcel(item).doubt()).isEqualTo(Doubt.HANDED_IN_BEFORE_PAID);
        free.free(operator(), parcel.invoice(), parcel.id(), "test");
    }

    @Test
    void waitsForItAnewUnderTheRightNumberAndFreesTheOther() {
        ItemId item = confirmed();
        Invoice wrong = parcels.ship(item);
        parcels.arriveOf(item);
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);
        Invoice right = parcels.invoice();
        Instant before = clock.instant().truncatedTo(ChronoUnit.MICROS);

        correct(item, wrong, right);

        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        Item.Times times = orders.item(item).times();
        assertThat(times.deliveredAt()).isNull();
        assertThat(times.confirmBy()).isBetween(before.plus(MoveItem.LONGEST_WAY),
                clock.instant().plus(MoveItem.LONGEST_WAY));
        assertThat(parcel(item)).returns(right, Shipment::invoice).returns(ShipmentState.SHIPPED, Shipment::state)
                .returns(null, Shipment::deliveredAt);
        assertThat(sellerParcels.of(item)).singleElement().returns(wrong, SellerParcels.Parcel::firstInvoice)
                .satisfies(each -> assertThat(each.corrections()).singleElement().returns(wrong, Correction::wrong)
                        .returns(right, Correction::right));
        assertThat(shop.text("select actor_id from commerce_invoice_correction where shipment_id = ?",
                parcel(item).id().value())).isEqualTo(Tsid.of(shop.seller()).toString());
        assertThat(shop.text(
                """
                        select concat(json_value(body, '$.wrongInvoice'), ' ', json_value(body, '$.invoice'))
                        from platform_event_log where type = 'commerce.invoice-corrected' and json_value(body, '$.itemId') = ?""",
                Long.toString(item.value()))).isEqualTo(wrong.number() + " " + right.number());

        TestShop other = new TestShop(context);
        ItemId rightful = orders.paid(ids.next(), other.sells("책", 1_000, 5), 1);
        TestParcels others = new TestParcels(context, other);
        others.confirm(rightful);
        ship.ship(other.seller(), List.of(rightful), List.of(wrong));
        follow.said(parcel(rightful), deliveredNow());
        assertThat(status(rightful)).isEqualTo(ItemStatus.DELIVERED);
        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        follow.said(parcel(item), deliveredNow());
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);
    }

    /** Couriers are asked outside of any transaction: an answer may come when the number is another one already. */
    @Test
    void hearsNothingOfANumberThatItHasNoMore() {
        ItemId item = confirmed();
        Invoice wrong = parcels.ship(item);
        Shipment asked = parcel(item);
        correct(item, wrong, parcels.invoice());
        follow.said(asked, deliveredNow());
        follow.said(asked, new Sighting.OnTheWay(clock.instant()));
        follow.said(asked, new Sighting.Delivered(Instant.EPOCH, Instant.EPOCH));
        follow.said(asked, new Sighting.Unknown());
        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        assertThat(parcel(item)).returns(ShipmentState.SHIPPED, Shipment::state).returns(0, Shipment::asked)
                .returns(null, Shipment::doubt);
    }

    @Test
    void waitsAsLongAsForOneThatWasSentNow() {
        ItemId item = confirmed();
        Invoice wrong = parcels.ship(item);
        shop.sql("update commerce_shipment set shipped_at = shipped_at - interval 27 day where id = ?",
                parcel(item).id().value());
        correct(item, wrong, parcels.invoice());
        shop.sql("update commerce_shipment set shipped_at = shipped_at - interval 2 day where id = ?",
                parcel(item).id().value());
        follow.said(parcel(item), new Sighting.Unknown());
        assertThat(parcel(item).state()).isEqualTo(ShipmentState.SHIPPED);
        shop.sql("update commerce_shipment set followed_from = followed_from - interval 29 day where id = ?",
                parcel(item).id().value());
        follow.said(parcel(item), new Sighting.Unknown());
        assertThat(parcel(item).state()).isEqualTo(ShipmentState.LOST_SIGHT);
    }

    @Test
    void correctsAllThatIsInTheParcelButWhatStands() {
        ItemId stands = confirmed();
        ItemId waits = confirmed();
        Invoice wrong = parcels.invoice();
        ship.ship(shop.seller(), List.of(stands, waits), List.of(wrong));
        parcels.arriveOf(stands);
        parcels.buyerConfirms(buyer, stands);
        Invoice right = parcels.invoice();
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> correct(stands, wrong, right));
        assertThat(parcel(waits).invoice()).isEqualTo(wrong);

        correct(waits, wrong, right);

        assertThat(status(waits)).isEqualTo(ItemStatus.SHIPPED);
        assertThat(status(stands)).isEqualTo(ItemStatus.PURCHASE_CONFIRMED);
        assertThat(told("commerce.invoice-corrected", stands)).isZero();
    }

    @Test
    void correctsOneOfSeveralParcels() {
        ItemId item = confirmed();
        Invoice wrong = parcels.invoice();
        Invoice fine = parcels.invoice();
        ship.ship(shop.seller(), List.of(item), List.of(wrong, fine));
        parcels.arriveOf(item);
        Invoice right = parcels.invoice();
        correct(item, wrong, right);
        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        shipments.of(List.of(item)).stream().filter(each -> each.invoice().equals(right))
                .forEach(each -> follow.said(each, deliveredNow()));
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);
    }

    @Test
    void correctsNothingThatIsNotThere() {
        ItemId item = confirmed();
        Invoice wrong = parcels.ship(item);
        Invoice taken = parcels.ship(confirmed());
        Invoice right = parcels.invoice();
        refuses(CommerceError.ITEM_NOT_FOUND, () -> correct.correct(AuditActor.SYSTEM, new TestShop(context).seller(),
                item, wrong, right));
        refuses(CommerceError.INVOICE_NOT_OF_ITEM, () -> correct(item, right, wrong));
        refuses(CommerceError.INVOICE_NOT_OF_ITEM, () -> correct(confirmed(), wrong, right));
        refuses(CommerceError.INVOICE_TAKEN, () -> correct(item, wrong, taken));
        refuses(CommerceError.INVOICE_TAKEN, () -> correct(item, wrong, wrong));
        assertThat(parcel(item)).returns(wrong, Shipment::invoice).returns(null, Shipment::followedFrom);
        correct(item, wrong, right);
        refuses(CommerceError.INVOICE_NOT_OF_ITEM, () -> correct(item, wrong, right));
    }

    @Test
    void isWrongThreeTimesAndNoMore() {
        ItemId item = confirmed();
        Invoice number = parcels.ship(item);
        for (int i = 0; i < CorrectInvoice.MOST; i++) {
            Invoice next = parcels.invoice();
            correct(item, number, next);
            number = next;
        }
        Invoice last = number;
        refuses(CommerceError.INVOICE_CORRECTED_TOO_OFTEN, () -> correct(item, last, parcels.invoice()));

        free.free(operator(), last, parcel(item).id(), "다른 택배");
        Invoice right = parcels.invoice();
        correct(item, last, right);
        assertThat(parcel(item)).as("else it has no number of its own any more").returns(right, Shipment::invoice)
                .returns(null, Shipment::doubt);
        refuses(CommerceError.INVOICE_CORRECTED_TOO_OFTEN, () -> correct(item, right, parcels.invoice()));
    }

    @Test
    void anOperatorFreesANumberForWhoseItIs() {
        ItemId item = confirmed();
        Invoice wrong = parcels.ship(item);
        parcels.arriveOf(item);
        TestShop other = new TestShop(context);
        ItemId rightful = orders.paid(ids.next(), other.sells("책", 1_000, 5), 1);
        new TestParcels(context, other).confirm(rightful);
        refuses(CommerceError.INVOICE_TAKEN, () -> ship.ship(other.seller(), List.of(rightful), List.of(wrong)));
        FreeInvoice.Holder holder = free.holding(wrong).orElseThrow();
        assertThat(holder).returns(shop.seller(), FreeInvoice.Holder::seller).returns(List.of(item),
                FreeInvoice.Holder::items);
        Shipment asked = parcel(item);
        refuses(CommerceError.INVOICE_NOT_FOUND, () -> free.free(operator(), wrong, new ShipmentId(1), "다른 택배"));

        free.free(operator(), wrong, holder.id(), "다른 택배");

        ship.ship(other.seller(), List.of(rightful), List.of(wrong));
        assertThat(status(rightful)).isEqualTo(ItemStatus.SHIPPED);
        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        assertThat(told("commerce.invoice-freed", item)).isEqualTo(1);
        assertThat(ItemController.ParcelView.of(parcel(item)).invoice()).as("by it another recipient is shown")
                .isNull();
        follow.said(asked, deliveredNow());
        follow.said(parcel(item), deliveredNow());
        assertThat(status(item)).as("what is said of the number is not of it").isEqualTo(ItemStatus.SHIPPED);
        assertThat(sellerParcels.of(item)).singleElement().returns(Doubt.FREED, SellerParcels.Parcel::doubt);
        assertThat(shop.text(
                "select details from platform_audit_entry where action = 'commerce.invoice-freed' and subject_id = ?",
                Long.toString(holder.id().value()))).contains(wrong.number(), "다른 택배");
        refuses(CommerceError.INVOICE_NOT_FOUND, () -> free.free(operator(), wrong, holder.id(), "다른 택배"));

        correct(item, wrong, parcels.invoice());
        assertThat(free.holding(wrong)).get().returns(other.seller(), FreeInvoice.Holder::seller);
        follow.said(parcel(item), deliveredNow());
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);
    }

    @Test
    void freesTheNumberOfAPurchaseThatStandsAndLeavesThePurchase() {
        ItemId item = confirmed();
        Invoice wrong = parcels.ship(item);
        parcels.arriveOf(item);
        parcels.buyerConfirms(buyer, item);
        free.free(operator(), wrong, parcel(item).id(), "다른 택배");
        assertThat(free.holding(wrong)).isEmpty();
        assertThat(status(item)).isEqualTo(ItemStatus.PURCHASE_CONFIRMED);
        assertThat(parcel(item).state()).isEqualTo(ShipmentState.DELIVERED);
        assertThat(sellerParcels.of(item)).singleElement()
                .satisfies(each -> assertThat(each.corrections()).singleElement().returns(null, Correction::right));
        assertThat(told("commerce.invoice-freed", item)).as("nothing is taken back").isZero();
    }

    /** Else its seller would undo with a request what an operator has done. */
    @Test
    void takesNoNumberBackThatAnOperatorHasFreed() {
        ItemId item = confirmed();
        Invoice freed = parcels.ship(item);
        free.free(operator(), freed, parcel(item).id(), "다른 택배");
        refuses(CommerceError.INVOICE_TAKEN, () -> correct(item, freed, freed));
        assertThat(free.holding(freed)).isEmpty();
        assertThat(parcel(item).doubt()).isEqualTo(Doubt.FREED);
        Invoice other = parcels.invoice();
        correct(item, freed, other);
        refuses(CommerceError.INVOICE_TAKEN, () -> correct(item, other, freed));
        assertThat(free.holding(freed)).isEmpty();
        assertThat(parcel(item).invoice()).isEqualTo(other);
    }

    @Test
    void believesWhatAnOperatorFoundToBeItsOwn() {
        ItemId item = confirmed();
        Invoice number = parcels.ship(item);
        Instant longAgo = clock.instant().minus(Duration.ofDays(3));
        ShipmentId parcel = parcel(item).id();
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> believe.believe(operator(), number, parcel, "맞는 번호"));
        follow.said(parcel(item), new Sighting.Delivered(longAgo, longAgo));
        assertThat(doubted()).containsExactly(item);
        refuses(CommerceError.INVOICE_NOT_FOUND,
                () -> believe.believe(operator(), parcels.invoice(), parcel, "맞는 번호"));

        believe.believe(operator(), number, parcel, "맞는 번호");

        assertThat(doubted()).isEmpty();
        assertThat(shop.text(
                "select details from platform_audit_entry where action = 'commerce.invoice-believed' and subject_id = ?",
                Long.toString(parcel.value()))).contains(number.number(), "맞는 번호");
        follow.said(parcel(item), new Sighting.Delivered(longAgo, longAgo));
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);
        correct(item, number, parcels.invoice());
        follow.said(parcel(item), new Sighting.Delivered(longAgo, longAgo));
        assertThat(parcel(item).doubt()).as("of another number").isEqualTo(Doubt.HANDED_IN_BEFORE_PAID);
    }

    @Test
    void countsWhatIsDoubtedAsLongAsItIsWaitedFor() {
        ItemId item = confirmed();
        parcels.ship(item);
        assertThat(doubted()).isEmpty();
        Instant longAgo = clock.instant().minus(Duration.ofDays(3));
        follow.said(parcel(item), new Sighting.Delivered(longAgo, longAgo));
        assertThat(doubted()).containsExactly(item);
        parcels.buyerConfirms(buyer, item);
        assertThat(doubted()).isEmpty();
    }

    @Test
    void hasAnOperatorAskWhoIsOftenWrong() {
        for (int parcel = 0; parcel < 3; parcel++) {
            ItemId item = confirmed();
            Invoice number = parcels.ship(item);
            for (int i = 0; i < CorrectInvoice.MOST; i++) {
                Invoice next = parcels.invoice();
                correct(item, number, next);
                number = next;
            }
        }
        assertThat(numbers.often(1_000)).extracting(WrongNumbers.Often::seller).doesNotContain(shop.seller());
        ItemId item = confirmed();
        free.free(operator(), parcels.ship(item), parcel(item).id(), "다른 택배");
        assertThat(numbers.often(1_000)).filteredOn(each -> each.seller().equals(shop.seller())).singleElement()
                .returns(WrongNumbers.CASE, WrongNumbers.Often::times);
    }

    @Test
    void correctsNothingOfATerminatedSeller() {
        ItemId item = confirmed();
        Invoice wrong = parcels.ship(item);
        shop.sql("update commerce_seller set status = 'TERMINATED' where id = ?", shop.seller().value());
        refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> correct(item, wrong, parcels.invoice()));
    }

    private List<ItemId> doubted() {
        return numbers.doubted(shop.seller(), SellerItems.Range.ALL, 100);
    }

    private void correct(ItemId item, Invoice wrong, Invoice right) {
        correct.correct(AuditActor.seller(Tsid.of(shop.seller())), shop.seller(), item, wrong, right);
    }

    private StaffCaller operator() {
        return new StaffCaller(ids.next(), "one", Set.of(), null);
    }
}
