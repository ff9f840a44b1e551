package pay.card;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pay.enquiry.EnquiryPlan;
import pay.psp.BillingToken;
import pay.psp.CardCompany;
import pay.psp.CardKind;
import pay.psp.CardLook;
import pay.psp.CardRefusal;
import pay.psp.PspAnswer;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CardRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final PspAnswer DONE = new PspAnswer.Done("key", "12345678");

    @Test
    void isDecidedByTheFirstDefiniteAnswer() {
        CardRequest charge = charge();

        assertThat(charge.take(DONE, NOW)).isTrue();
        assertThat(charge.take(new PspAnswer.Refused(CardRefusal.SHORT), NOW)).isFalse();

        assertThat(charge.status()).isEqualTo(CardRequestStatus.DONE);
        assertThat(charge.refusal()).isNull();
        assertThat(charge.pspKey()).isEqualTo("key");
        assertThat(charge.enquiries().nextStepAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(CardRefusal.class)
    void keepsWhyItWasRefused(CardRefusal refusal) {
        CardRequest charge = charge();

        assertThat(charge.take(new PspAnswer.Refused(refusal), NOW)).isTrue();

        assertThat(charge.status()).isEqualTo(CardRequestStatus.REFUSED);
        assertThat(charge.refusal()).isEqualTo(refusal);
        assertThat(charge.take(DONE, NOW)).isFalse();
    }

    @Test
    void asksAgainWithGrowingGapsThenDailyUntilItIsDecided() {
        CardRequest cancel = cancel(charged(), 1_000);
        Instant now = NOW;
        Duration[] gaps = {Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5),
                Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1),
                Duration.ofDays(1), Duration.ofDays(1)};
        for (Duration gap : gaps) {
            assertThat(cancel.take(new PspAnswer.Unknown(), now)).isFalse();
            assertThat(cancel.enquiries().nextStepAt()).isEqualTo(now.plus(gap));
            now = now.plus(gap);
            cancel.enquire(now, EnquiryPlan.PATIENCE);
        }
        assertThat(cancel.take(new PspAnswer.NotFound(), now)).isFalse();
        assertThat(cancel.enquiries().nextStepAt()).isEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void isNotCarriedOutAnyMoreWhenTheOrderIsGone() {
        CardRequest charge = charge();
        Instant late = NOW.plus(Duration.ofMinutes(10));

        assertThat(charge.take(DONE, late)).isFalse();

        assertThat(charge.status()).isEqualTo(CardRequestStatus.UNKNOWN);
        assertThat(charge.enquiries().nextStepAt()).isEqualTo(late);
        assertThat(charge.enquiries().isWanted(late)).isFalse();
    }

    @Test
    void isUndoneAtOnceWhenItsOrderGoesWhileTheOutcomeIsUnknown() {
        CardRequest charge = charge();
        charge.take(new PspAnswer.Unknown(), NOW);

        charge.abandon(NOW);

        assertThat(charge.enquiries().nextStepAt()).isEqualTo(NOW);
        assertThat(charge.enquiries().isWanted(NOW)).isFalse();
    }

    @Test
    void waitsForTheCallUnderWayBeforeItIsUndone() {
        CardRequest charge = charge();

        charge.abandon(NOW.plusSeconds(1));

        assertThat(charge.enquiries().nextStepAt()).isEqualTo(NOW.plus(EnquiryPlan.PATIENCE));
    }

    @Test
    void refusesAChargeThatWasNotSentAndSendsACancelLater() {
        CardRequest charge = charge();
        assertThat(charge.take(new PspAnswer.NotSent(CardRefusal.NOT_NOW), NOW)).isTrue();
        assertThat(charge.refusal()).isEqualTo(CardRefusal.NOT_NOW);

        CardRequest cancel = cancel(charged(), 1_000);
        assertThat(cancel.take(new PspAnswer.NotSent(CardRefusal.NOT_NOW), NOW)).isFalse();
        assertThat(cancel.status()).isEqualTo(CardRequestStatus.WAITING);
        assertThat(cancel.enquiries().nextStepAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void isNotDecidedByACallThatWasNotMadeWhenSomebodyElseMayHaveSentIt() {
        CardRequest charge = charge();
        charge.enquire(NOW, EnquiryPlan.PATIENCE);
        assertThat(charge.take(new PspAnswer.NotSent(CardRefusal.NOT_NOW), NOW)).isFalse();
        assertThat(charge.status()).isEqualTo(CardRequestStatus.UNKNOWN);

        charge.enquire(NOW, EnquiryPlan.PATIENCE);
        charge.take(new PspAnswer.NotSent(CardRefusal.NOT_NOW), NOW);
        assertThat(charge.enquiries().nextStepAt()).as("what was not asked does not count")
                .isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void isUndoneWhenItsTimeIsOverAndNotByTheNextEnquiry() {
        CardRequest charge = charge();
        Instant over = NOW.plus(Duration.ofMinutes(10));
        for (int i = 0; i < 4; i++) {
            charge.enquire(NOW, EnquiryPlan.PATIENCE);
        }
        charge.take(new PspAnswer.Unknown(), NOW.plusSeconds(380));
        assertThat(charge.enquiries().nextStepAt()).as("and not half an hour later").isEqualTo(over);

        charge.enquire(over, EnquiryPlan.PATIENCE);
        charge.take(new PspAnswer.Unknown(), over);
        assertThat(charge.enquiries().nextStepAt()).as("by a plan that begins anew").isEqualTo(over.plusSeconds(15));
    }

    @Test
    void isUndoneAtOnceWhenItsOrderGoesAfterItsTime() {
        CardRequest charge = charge();
        Instant late = NOW.plus(Duration.ofMinutes(11));
        charge.take(new PspAnswer.Unknown(), late);
        charge.abandon(late.plusSeconds(1));
        assertThat(charge.enquiries().nextStepAt()).isEqualTo(late.plusSeconds(1));
    }

    @Test
    void isOwedByTheCardsAcquirer() {
        assertThat(charge().company()).isEqualTo(CardCompany.BC);
    }

    @Test
    void isNeverCancelledByMoreThanItWas() {
        CardRequest charge = charged();
        CardRequest first = cancel(charge, 6_000);
        assertThatIllegalStateException().isThrownBy(() -> cancel(charge, 4_001));

        charge.giveBack(first.amount());
        cancel(charge, 10_000);

        assertThat(charge.canceled()).isEqualTo(Won.of(10_000));
        assertThatIllegalStateException().isThrownBy(() -> cancel(charge, 1));
    }

    @Test
    void isNotCancelledBeforeItWasCarriedOut() {
        assertThatIllegalStateException().isThrownBy(() -> cancel(charge(), 1_000));
    }

    private static CardRequest charged() {
        CardRequest charge = charge();
        charge.take(DONE, NOW);
        return charge;
    }

    private static CardRequest cancel(CardRequest charge, long amount) {
        return charge.cancel(new CardRequestId(9), new Tsid(3), Won.of(amount), "변심", CardRequestStatus.SENT, NOW);
    }

    private static CardRequest charge() {
        Card card = new Card(new CardId(5), new Tsid(6), new CardLook.Registered(new BillingToken("key", "customer"),
                CardCompany.KAKAO_BANK, CardCompany.BC, CardKind.CREDIT, "433012******1234"), "sealed", NOW);
        return CardRequest.charge(new CardRequestId(1), new CardCharge(CardPurpose.EASY_PAY, new Tsid(2),
                card.memberId(), card.id(), Won.of(10_000), 0, "감귤", NOW.plus(Duration.ofMinutes(10))), card, false,
                NOW);
    }

    @Test
    void goesAsAnotherAttemptOnlyWhereThatCannotDoItTwice() {
        CardEnquiries enquiries = new CardEnquiries(NOW, null);
        enquiries.ask(NOW);
        assertThat(enquiries.attempt(CardRequestKind.CHARGE)).as("there is one charge of an order").isEqualTo(1);
        assertThat(enquiries.attempt(CardRequestKind.CANCEL)).as("it may be on its way").isZero();
        enquiries.hear(new PspAnswer.Unclear(), NOW);
        assertThat(enquiries.attempt(CardRequestKind.CANCEL)).isEqualTo(1);
        enquiries.hear(new PspAnswer.Failed(), NOW);
        assertThat(enquiries.attempt(CardRequestKind.CANCEL)).isEqualTo(2);
        enquiries.hear(new PspAnswer.Unknown(), NOW);
        assertThat(enquiries.attempt(CardRequestKind.CANCEL)).isEqualTo(2);
    }
}
