package commerce.shipment;

import java.time.Duration;
import java.time.Instant;

import commerce.shipment.CourierTracking.Sighting;
import commerce.shipment.Doubt.Doubted;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoubtTest {
    private static final Instant PAID = Instant.parse("2026-11-02T01:00:00Z");
    private static final Instant TAKEN_ON = PAID.plus(Duration.ofHours(3));
    private static final Instant SENT = PAID.plus(Duration.ofHours(30));
    private static final Doubt.Known KNOWN = new Doubt.Known(PAID, TAKEN_ON, SENT);

    @Test
    void believesWhatIsHandedInAndArrivesAfterItWasSent() {
        assertThat(Doubt.of(new Sighting.OnTheWay(SENT.plusSeconds(60)), KNOWN)).isEmpty();
        assertThat(Doubt.of(delivered(SENT.plusSeconds(60), SENT.plusSeconds(90_000)), KNOWN)).isEmpty();
        assertThat(Doubt.of(new Sighting.Unknown(), KNOWN)).isEmpty();
    }

    @Test
    void believesNothingThatWasHandedInBeforeItWasPaid() {
        Instant before = PAID.minus(Duration.ofHours(1));
        assertThat(Doubt.of(new Sighting.OnTheWay(before), KNOWN))
                .contains(new Doubted(Doubt.HANDED_IN_BEFORE_PAID, before));
        assertThat(Doubt.of(delivered(before, SENT.plusSeconds(90_000)), KNOWN))
                .contains(new Doubted(Doubt.HANDED_IN_BEFORE_PAID, before));
    }

    /** Someone who sends to other buyers of these days, and mistypes. */
    @Test
    void believesNoArrivalBeforeItWasSentOfWhatWasHandedInBeforeItWasTakenOn() {
        Instant arrived = SENT.minus(Duration.ofHours(1));
        assertThat(Doubt.of(delivered(TAKEN_ON.minus(Duration.ofHours(1)), arrived), KNOWN))
                .contains(new Doubted(Doubt.DELIVERED_BEFORE_SENT, arrived));
    }

    /** Numbers are entered in the evening, and answers to a stop two days later. */
    @Test
    void believesWhatWasHandedInWhenItWasTakenOnAndToldLater() {
        assertThat(Doubt.of(delivered(TAKEN_ON.plusSeconds(60), SENT.minus(Duration.ofHours(1))), KNOWN)).isEmpty();
        assertThat(Doubt.of(delivered(TAKEN_ON.minus(Duration.ofHours(1)), SENT.plusSeconds(60)), KNOWN))
                .as("taken on and sent by one click").isEmpty();
    }

    /** Brought on Tuesday by the courier that takes the other one along; told on Wednesday, when that one is back. */
    @Test
    void believesAnExchangeThatWasBroughtBeforeTheOtherOneWasBack() {
        Instant opened = PAID.plus(Duration.ofDays(6));
        Instant told = opened.plus(Duration.ofDays(3));
        Doubt.Known exchange = new Doubt.Known(SENT, opened, told);
        Instant brought = told.minus(Duration.ofDays(1));
        assertThat(Doubt.of(delivered(told.minus(Duration.ofDays(2)), brought), exchange)).isEmpty();
        assertThat(Doubt.of(delivered(opened.minus(Duration.ofHours(1)), brought), exchange))
                .contains(new Doubted(Doubt.DELIVERED_BEFORE_SENT, brought));
    }

    @Test
    void allowsForCouriersClocks() {
        assertThat(Doubt.of(new Sighting.OnTheWay(PAID.minus(Doubt.CLOCKS)), KNOWN)).isEmpty();
        assertThat(Doubt.of(new Sighting.OnTheWay(PAID.minus(Doubt.CLOCKS).minusSeconds(1)), KNOWN)).isPresent();
    }

    private static Sighting delivered(Instant handedIn, Instant at) {
        return new Sighting.Delivered(handedIn, at);
    }
}
