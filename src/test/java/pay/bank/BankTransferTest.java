package pay.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pay.enquiry.EnquiryPlan;
import pay.ledger.MovementId;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BankTransferTest {
    static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    static final Instant LATER = NOW.plusSeconds(1_800);

    @Test
    void isDecidedByTheFirstDefiniteAnswer() {
        BankTransfer transfer = sent();

        assertThat(transfer.take(new BankAnswer.Done(), NOW)).isTrue();
        assertThat(transfer.take(new BankAnswer.Refused(BankRefusal.SHORT), NOW)).isFalse();

        assertThat(transfer.status()).isEqualTo(BankTransfer.Status.DONE);
        assertThat(transfer.refusal()).isNull();
        assertThat(transfer.nextStepAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(BankRefusal.class)
    void keepsWhyItWasRefused(BankRefusal refusal) {
        BankTransfer transfer = sent();

        assertThat(transfer.take(new BankAnswer.Refused(refusal), NOW)).isTrue();

        assertThat(transfer.status()).isEqualTo(BankTransfer.Status.REFUSED);
        assertThat(transfer.refusal()).isEqualTo(refusal);
        assertThat(transfer.decidedAt()).isEqualTo(NOW);
    }

    /** The bank was left alone: neither does the next enquiry come later for it, nor a person's turn sooner. */
    @Test
    void countsNoEnquiryThatWasNotMade() {
        BankTransfer transfer = sent();
        Instant now = NOW;
        for (int i = 0; i < 100; i++) {
            now = now.plusSeconds(10);
            transfer.next(now, false);
            assertThat(transfer.take(new BankAnswer.NotAsked(now.plusSeconds(10)), now)).isFalse();
            assertThat(transfer.nextStepAt()).isEqualTo(now.plusSeconds(10));
        }
        assertThat(transfer.status()).isEqualTo(BankTransfer.Status.UNKNOWN);
        assertThat(transfer.isForAPerson()).isFalse();
        transfer.next(now, false);
        assertThat(transfer.take(new BankAnswer.Unknown(), now)).isFalse();
        assertThat(transfer.nextStepAt()).as("the first that was made").isEqualTo(now.plusSeconds(15));
    }

    @Test
    void asksAgainWithGrowingGapsThenDailyUntilItIsDecided() {
        BankTransfer transfer = sent();
        Instant now = NOW;
        Duration[] gaps = {Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5),
                Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1),
                Duration.ofDays(1), Duration.ofDays(1)};
        for (Duration gap : gaps) {
            assertThat(transfer.take(new BankAnswer.Unknown(), now)).isFalse();
            assertThat(transfer.status()).isEqualTo(BankTransfer.Status.UNKNOWN);
            assertThat(transfer.nextStepAt()).isEqualTo(now.plus(gap));
            now = now.plus(gap);
            transfer.next(now, false);
            assertThat(transfer.nextStepAt()).as("if nothing is heard of it").isAfterOrEqualTo(
                    now.plus(EnquiryPlan.PATIENCE));
        }
        transfer.take(new BankAnswer.Unknown(), now);
        assertThat(transfer.nextStepAt()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(transfer.take(new BankAnswer.Done(), now)).isTrue();
    }

    @Test
    void waitsUntilTheBankOpensAgainUnlessAMemberWaitsForIt() {
        BankTransfer refund = out(BankTransfer.Purpose.REFUND);
        assertThat(refund.next(NOW, false)).contains(BankStep.Call.REQUEST);
        assertThat(refund.take(new BankAnswer.NotNow(LATER), NOW)).isFalse();
        assertWaitsUntil(LATER, refund);
        assertThat(refund.next(LATER, false)).contains(BankStep.Call.REQUEST);

        BankTransfer reviewed = out(BankTransfer.Purpose.WITHDRAWAL).heldForReview();
        reviewed.release(NOW);
        reviewed.next(NOW, false);
        assertThat(reviewed.take(new BankAnswer.NotNow(LATER), NOW)).as("nobody waits for it").isFalse();
        assertWaitsUntil(LATER, reviewed);

        for (BankTransfer awaited : List.of(sent(), out(BankTransfer.Purpose.WITHDRAWAL).sentByItsCaller())) {
            assertThat(awaited.take(new BankAnswer.NotNow(LATER), NOW)).isTrue();
            assertThat(awaited.refusal()).isEqualTo(BankRefusal.MAINTENANCE);
        }
    }

    @Test
    void waitsForTheBankNoLongerThanItIsWanted() {
        BankTransfer planned = out(BankTransfer.Purpose.WITHDRAWAL).wantedUntil(LATER);
        planned.next(NOW, false);
        assertThat(planned.take(new BankAnswer.NotNow(LATER.minusNanos(1_000)), NOW)).isFalse();
        assertWaitsUntil(LATER.minusNanos(1_000), planned);
        planned.next(LATER.minusNanos(1_000), false);
        assertThat(planned.take(new BankAnswer.NotNow(LATER), NOW)).isTrue();
        assertThat(planned.refusal()).isEqualTo(BankRefusal.MAINTENANCE);
    }

    @Test
    void isGivenUpWhenItIsTooLateAlsoOfWhoIsFrozen() {
        BankTransfer planned = out(BankTransfer.Purpose.WITHDRAWAL).wantedUntil(NOW.plusSeconds(60));
        assertThat(planned.next(NOW, true)).isEmpty();
        assertWaitsUntil(NOW.plusSeconds(60), planned);

        assertThat(planned.next(NOW.plusSeconds(60), true)).contains(BankStep.Call.GIVE_UP);

        assertThat(planned.take(new BankAnswer.GivenUp(), NOW.plusSeconds(60))).isTrue();
        assertThat(planned.refusal()).isEqualTo(BankRefusal.CANCELED);
    }

    @Test
    void isNotGivenUpOnceItIsSent() {
        BankTransfer planned = out(BankTransfer.Purpose.WITHDRAWAL).wantedUntil(LATER);
        planned.next(NOW, false);

        assertThat(planned.take(new BankAnswer.GivenUp(), LATER)).isFalse();
        assertThat(planned.status()).isEqualTo(BankTransfer.Status.SENT);
    }

    /** Another may have sent it meanwhile: what one was told says nothing of that. */
    @Test
    void isAskedAboutOnWhenOneWhoWasNotHeardOfIsTurnedAway() {
        BankTransfer refund = out(BankTransfer.Purpose.REFUND);
        refund.next(NOW, false);
        refund.next(NOW.plus(EnquiryPlan.PATIENCE), false);

        assertThat(refund.take(new BankAnswer.NotNow(LATER), NOW)).isFalse();
        assertThat(refund.status()).isEqualTo(BankTransfer.Status.UNKNOWN);
        assertThat(refund.nextStepAt()).isEqualTo(LATER);
    }

    @Test
    void isSentAgainAsLongAsNobodyWaitsForItAndNoPersonHasToCallThere() {
        BankTransfer refund = out(BankTransfer.Purpose.REFUND);
        refund.next(NOW, false);
        Instant now = NOW;
        for (int enquiry = 1; enquiry < EnquiryPlan.PERSONS_TURN; enquiry++) {
            assertThat(refund.next(now, false)).as("enquiry " + enquiry).contains(BankStep.Call.SEND_AGAIN);
            refund.take(new BankAnswer.Unknown(), now);
            assertThat(refund.isForAPerson()).isFalse();
        }
        for (int daily = 0; daily < 3; daily++) {
            assertThat(refund.next(now, false)).contains(BankStep.Call.ASK);
            assertThat(refund.isForAPerson()).as("before the answer, too: nothing is sent meanwhile").isTrue();
            refund.take(new BankAnswer.NotFound(), now);
            assertThat(refund.status()).isEqualTo(BankTransfer.Status.UNKNOWN);
        }
    }

    @Test
    void isTakenBackWhenSomebodyWaitsForItOrItIsTooLateOrFrozen() {
        for (BankTransfer awaited : List.of(sent(), out(BankTransfer.Purpose.WITHDRAWAL).sentByItsCaller(),
                out(BankTransfer.Purpose.VERIFICATION).sentByItsCaller())) {
            assertThat(awaited.next(LATER, false)).contains(BankStep.Call.TAKE_BACK);
        }
        BankTransfer planned = out(BankTransfer.Purpose.WITHDRAWAL).wantedUntil(LATER);
        planned.next(NOW, false);
        assertThat(planned.next(LATER.minusNanos(1_000), false)).contains(BankStep.Call.SEND_AGAIN);
        assertThat(planned.next(LATER, false)).contains(BankStep.Call.TAKE_BACK);
        BankTransfer frozen = out(BankTransfer.Purpose.REFUND);
        frozen.next(NOW, false);
        assertThat(frozen.next(LATER, true)).contains(BankStep.Call.TAKE_BACK);
    }

    /** The release before says of none until when it is wanted. */
    @Test
    void takesNothingFromAMembersAccountAgain() {
        BankTransfer topUp = waiting(BankTransfer.Direction.IN, BankTransfer.Purpose.TOP_UP);
        topUp.next(NOW, false);

        assertThat(topUp.next(LATER, false)).contains(BankStep.Call.TAKE_BACK);
    }

    @Test
    void isItsCallersToSendUntilSomebodyHasAskedWhatCameOfIt() {
        BankTransfer awaited = out(BankTransfer.Purpose.WITHDRAWAL).sentByItsCaller();
        assertThat(awaited.isItsCallersTurn()).isTrue();
        awaited.next(LATER, false);
        assertThat(awaited.isItsCallersTurn()).isFalse();
    }

    @Test
    void isNobodysCallersToSendWhenItWaitsOrIsHeldOrOver() {
        BankTransfer held = out(BankTransfer.Purpose.WITHDRAWAL).heldForReview();
        assertThat(held.isItsCallersTurn()).isFalse();
        held.release(NOW);
        assertThat(held.isItsCallersTurn()).isFalse();
        held.next(NOW, false);
        assertThat(held.isItsCallersTurn()).as("who took it sends it").isFalse();
        held.take(new BankAnswer.Refused(BankRefusal.REVIEW), NOW);
        assertThat(held.isItsCallersTurn()).isFalse();
    }

    @Test
    void doesNotTakeNotFoundForAnEnd() {
        BankTransfer transfer = sent();

        assertThat(transfer.take(new BankAnswer.NotFound(), NOW)).isFalse();

        assertThat(transfer.status()).isEqualTo(BankTransfer.Status.UNKNOWN);
    }

    @Test
    void isSentOnce() {
        assertThatIllegalStateException().isThrownBy(() -> sent().sentByItsCaller());
    }

    @ParameterizedTest
    @EnumSource(BankTransfer.Purpose.class)
    void isOfAMemberUnlessItIsAMerchantsASellersOrOurs(BankTransfer.Purpose purpose) {
        BankTransfer.Direction direction = purpose == BankTransfer.Purpose.TOP_UP
                ? BankTransfer.Direction.IN
                : BankTransfer.Direction.OUT;
        assertThat(waiting(direction, purpose).isOfAMember()).isEqualTo(switch (purpose) {
            case TOP_UP, VERIFICATION, PAYOUT, SELLER_PAYOUT -> false;
            case WITHDRAWAL, LEAVING, REFUND, LOAN, DEPOSIT_RETURN, PAYMENT_CANCEL -> true;
        });
    }

    private static void assertWaitsUntil(Instant time, BankTransfer transfer) {
        assertThat(transfer.status()).isEqualTo(BankTransfer.Status.WAITING);
        assertThat(transfer.nextStepAt()).isEqualTo(time);
    }

    /** A top-up, which its member waits for. */
    private static BankTransfer sent() {
        return waiting(BankTransfer.Direction.IN, BankTransfer.Purpose.TOP_UP).sentByItsCaller();
    }

    private static BankTransfer out(BankTransfer.Purpose purpose) {
        return waiting(BankTransfer.Direction.OUT, purpose);
    }

    private static BankTransfer waiting(BankTransfer.Direction direction, BankTransfer.Purpose purpose) {
        BankAccount account = new BankAccount(new BankAccountId(5), new Tsid(6), BankCode.SHINHAN,
                new SealedNumber("sealed", "index", "1234"), BankAccount.Status.LINKED, NOW);
        return new BankTransfer(new BankTransferId(1), direction, purpose, new Tsid(1), account, Won.of(10_000),
                new MovementId(2), new StatementText("", null), NOW);
    }
}
