package commerce.chargeback;

import commerce.catalogue.SellerId;
import commerce.chargeback.Fate.Kind;
import commerce.order.CardPart;
import commerce.order.ItemId;
import commerce.order.ShippingChargeId;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class FateTest {
    private static final SellerId SELLER = new SellerId(1);
    private static final ItemId ITEM = new ItemId(7);

    @Test
    void takesWhatStandsFromItsSellerAtMostWhatTheCardHasLeftThere() {
        assertThat(item(5_000, part(5_000, 8_000, 0, true, 1, true))).isEqualTo(known(5_000, 0));
        assertThat(item(5_000, part(2_000, 8_000, 0, true, 1, true))).isEqualTo(known(2_000, 0));
        // What was taken for another one before is more than the card has left.
        assertThat(item(5_000, part(-1_000, 8_000, 0, true, 1, true))).isEqualTo(known(0, 0));
    }

    @Test
    void takesWhatASellerHasGivenUpSinceOutOfTheEscrowBeforeItTakesMore() {
        assertThat(item(5_000, part(0, 0, 5_000, true, 0, true))).isEqualTo(known(0, 5_000));
        assertThat(item(5_000, part(5_000, 5_000, 3_000, true, 1, true))).isEqualTo(known(2_000, 3_000));
        assertThat(Fate.of(share(5_000, 3_000, false), part(5_000, 5_000, 3_000, true, 1, true), false, true))
                .isEqualTo(known(5_000, 0));
    }

    @Test
    void waitsForTheEndOfWhatIsClaimedOfWhatStands() {
        assertThat(item(5_000, part(5_000, 5_000, 0, true, 1, false)).kind()).isEqualTo(Kind.WAITS);
        assertThat(item(5_000, part(0, 0, 5_000, true, 0, false)).kind()).isEqualTo(Kind.WAITS);
        assertThat(item(0, part(5_000, 5_000, 0, true, 1, false))).isEqualTo(known(0, 0));
    }

    @Test
    void endsWhatTheCardHasPaidAllOfAndIsAllDisputed() {
        assertThat(item(5_000, part(5_000, 5_000, 0, false, 1, true))).isEqualTo(ends(5_000));
    }

    @Test
    void waitsForWhatOtherMoneyPaidTooOrIsDisputedInPartOrClaimed() {
        assertThat(item(5_000, part(5_000, 8_000, 0, false, 1, true)).kind()).isEqualTo(Kind.WAITS);
        assertThat(item(4_000, part(5_000, 5_000, 0, false, 1, true)).kind()).isEqualTo(Kind.WAITS);
        assertThat(item(5_000, part(5_000, 5_000, 0, false, 1, false)).kind()).isEqualTo(Kind.WAITS);
    }

    @Test
    void takesOutOfTheEscrowWhatWasToGoBackToTheCardSinceItWasOpened() {
        assertThat(item(5_000, part(0, 0, 6_000, false, 0, false))).isEqualTo(known(0, 5_000));
        assertThat(Fate.of(share(5_000, 5_000, false), part(0, 0, 6_000, false, 0, false), false, true))
                .isEqualTo(known(0, 1_000));
        assertThat(item(0, part(0, 0, 6_000, false, 0, false))).isEqualTo(known(0, 0));
    }

    @Test
    void takesNothingOfWhatMadangBears() {
        assertThat(item(0, part(5_000, 5_000, 0, false, 1, true))).isEqualTo(known(0, 0));
        assertThat(item(0, part(5_000, 5_000, 0, true, 1, true))).isEqualTo(known(0, 0));
    }

    @Test
    void endsFreightWithTheLastItemOfItsParcelThatEnds() {
        CardPart gone = parcel(3_000, 0);
        assertThat(Fate.of(share(2_000, 0, true), gone, true, true)).isEqualTo(ends(2_000));
        // What nothing has ended of is as ever.
        assertThat(Fate.of(share(2_000, 0, true), gone, false, true)).isEqualTo(known(0, 0));
        assertThat(Fate.of(share(2_000, 0, true), parcel(3_000, 1), true, true).kind()).isEqualTo(Kind.WAITS);
    }

    @Test
    void knowsOfFreightThatMadangBearsWhenItKnowsOfTheItems() {
        assertThat(Fate.of(share(0, 0, true), parcel(3_000, 1), true, false).kind()).isEqualTo(Kind.WAITS);
        assertThat(Fate.of(share(0, 0, true), parcel(3_000, 1), true, true)).isEqualTo(known(0, 0));
    }

    private static Fate item(long amount, CardPart part) {
        return Fate.of(share(amount, 0, false), part, false, true);
    }

    private static Fate known(long fromSeller, long fromEscrow) {
        return new Fate(Kind.KNOWN, Won.of(fromSeller), Won.of(fromEscrow));
    }

    private static Fate ends(long fromEscrow) {
        return new Fate(Kind.ENDS, Won.ZERO, Won.of(fromEscrow));
    }

    private static Share share(long amount, long refundedBefore, boolean freight) {
        return new Share(new ShareId(1), new ChargebackId(2), SELLER, ITEM, freight ? 8 : ITEM.value(), Won.of(10_000),
                Won.of(refundedBefore), Won.of(amount), null, Won.ZERO, Won.ZERO, null);
    }

    private static CardPart part(long left, long all, long refunded, boolean stands, int remaining, boolean free) {
        return new CardPart(SELLER, ITEM, null, Won.of(left), Won.of(all), Won.of(refunded), stands, remaining, free);
    }

    private static CardPart parcel(long left, int remaining) {
        return new CardPart(SELLER, ITEM, new ShippingChargeId(8), Won.of(left), Won.of(left), Won.ZERO, false,
                remaining,
                true);
    }
}
