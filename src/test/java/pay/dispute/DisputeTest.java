package pay.dispute;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import pay.ledger.MovementId;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DisputeTest {
    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
    private static final Instant LATE = Instant.parse("2026-12-04T15:00:00Z");
    private static final Set<Dispute.State> ENDS = EnumSet.of(Dispute.State.WON, Dispute.State.LOST,
            Dispute.State.ACCEPTED, Dispute.State.LAPSED);

    @Test
    void lapsesAtTheEndOfItsDeadlinesDayInSeoul() {
        assertThat(open().lapsesAt()).isEqualTo(LATE);
        assertThat(open().answered("x", LATE.minusMillis(1)).state()).isEqualTo(Dispute.State.IN_REVIEW);
        assertThatThrownBy(() -> open().answered("x", LATE)).isInstanceOf(DomainException.class);
    }

    @Test
    void isAnsweredOnce() {
        Dispute answered = open().answered("x", NOW);
        assertThat(answered.evidence()).isEqualTo("x");
        assertThatThrownBy(() -> answered.answered("y", NOW)).isInstanceOf(DomainException.class);
    }

    @Test
    void endsAsItMayAndNeverTwice() {
        assertThat(endsOf(open(), NOW)).containsExactlyInAnyOrder(Dispute.State.WON, Dispute.State.ACCEPTED);
        assertThat(endsOf(open(), LATE)).containsExactlyInAnyOrder(Dispute.State.WON, Dispute.State.LAPSED);
        Dispute answered = open().answered("x", NOW);
        for (Instant at : new Instant[]{NOW, LATE.plus(Duration.ofDays(30))}) {
            assertThat(endsOf(answered, at)).containsExactlyInAnyOrder(Dispute.State.WON, Dispute.State.LOST,
                    Dispute.State.ACCEPTED);
        }
        for (Dispute.State end : ENDS) {
            Dispute from = end == Dispute.State.LAPSED ? open() : answered;
            assertThat(endsOf(from.ended(end, Won.ZERO, end == Dispute.State.LAPSED ? LATE : NOW), LATE)).isEmpty();
        }
    }

    @Test
    void costsWheneverThePayerGetsTheAmount() {
        assertThat(Arrays.stream(Dispute.State.values()).filter(Dispute.State::costs))
                .containsExactly(Dispute.State.LOST, Dispute.State.ACCEPTED, Dispute.State.LAPSED);
    }

    private static Set<Dispute.State> endsOf(Dispute dispute, Instant at) {
        Set<Dispute.State> possible = EnumSet.noneOf(Dispute.State.class);
        ENDS.forEach(end -> ended(dispute, end, at).ifPresent(it -> possible.add(it.state())));
        return possible;
    }

    private static Optional<Dispute> ended(Dispute dispute, Dispute.State end, Instant at) {
        try {
            return Optional.of(dispute.ended(end, Won.ZERO, at));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private static Dispute open() {
        return Dispute.open(new DisputeId(1), new Claim(new MerchantId(2), new Tsid(3), "k",
                new Payer(Payer.Kind.MEMBER, 4), Won.of(100), DisputeReason.FRAUD, LocalDate.of(2026, 12, 4)),
                new Tsid(5), NOW, new MovementId(6));
    }
}
