package pay.bank;

import java.time.Duration;
import java.time.Instant;

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
            transfer.enquire(now, EnquiryPlan.PATIENCE);
            assertThat(transfer.take(new BankAnswer.NotAsked(now.plusSeconds(10)), now)).isFalse();
            assertThat(transfer.nextStepAt()).isEqualTo(now.plusSeconds(10));
        }
        assertThat(transfer.status()).isEqualTo(BankTransfer.Status.UNKNOWN);
        assertThat(transfer.isForAPerson()).isFalse();
        transfer.enquire(now, EnquiryPlan.PATIENCE);
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
            transfer.enquire(now, EnquiryPlan.PATIENCE);
            assertThat(transfer.nextStepAt()).isEqualTo(now.plus(EnquiryPlan.PATIENCE));
        }
        transfer.take(new BankAnswer.Unknown(), now);
        assertThat(transfer.nextStepAt()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(transfer.take(new BankAnswer.Done(), now)).isTrue();
    }

    @Test
    void waitsUntilTheBankOpensAgainUnlessAMemberWaitsForIt() {
        Instant until = NOW.plusSeconds(1_800);
        BankTransfer refund = sent(BankTransfer.Purpose.REFUND);
        assertThat(refund.take(new BankAnswer.NotNow(until), NOW)).isFalse();
        assertThat(refund.status()).isEqualTo(BankTransfer.Status.WAITING);
        assertThat(refund.nextStepAt()).isEqualTo(until);

        BankTransfer withdrawal = sent(BankTransfer.Purpose.WITHDRAWAL);
        assertThat(withdrawal.take(new BankAnswer.NotNow(until), NOW)).isTrue();
        assertThat(withdrawal.refusal()).isEqualTo(BankRefusal.MAINTENANCE);
    }

    @Test
    void doesNotTakeNotFoundForAnEnd() {
        BankTransfer transfer = sent();

        assertThat(transfer.take(new BankAnswer.NotFound(), NOW)).isFalse();

        assertThat(transfer.status()).isEqualTo(BankTransfer.Status.UNKNOWN);
    }

    @Test
    void isSentOnce() {
        assertThatIllegalStateException().isThrownBy(() -> sent().send(NOW, EnquiryPlan.PATIENCE));
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

    private static BankTransfer sent() {
        return sent(BankTransfer.Purpose.TOP_UP);
    }

    private static BankTransfer sent(BankTransfer.Purpose purpose) {
        BankTransfer transfer = waiting(BankTransfer.Direction.IN, purpose);
        transfer.send(NOW, EnquiryPlan.PATIENCE);
        return transfer;
    }

    private static BankTransfer waiting(BankTransfer.Direction direction, BankTransfer.Purpose purpose) {
        BankAccount account = new BankAccount(new BankAccountId(5), new Tsid(6), BankCode.SHINHAN,
                new SealedNumber("sealed", "index", "1234"), BankAccount.Status.LINKED, NOW);
        return new BankTransfer(new BankTransferId(1), direction, purpose, new Tsid(1), account, Won.of(10_000),
                new MovementId(2), "", NOW);
    }
}
