package pay.card;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.PayScene;
import pay.enquiry.Due;
import pay.enquiry.EnquiryPlan;
import pay.error.PayError;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.psp.BillingToken;
import pay.psp.CardRefusal;
import pay.psp.ChargeOrder;
import pay.psp.Psp;
import pay.psp.SilentPsp;
import pay.psp.TossLikePsp;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.web.DomainException;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Charges and cancels against the provider in the box, whose faults a card's last four digits choose. */
@MadangTest
class CardPaymentsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2030-01-01T00:00:00Z"));
    @Autowired
    ApplicationContext context;
    @Autowired
    StuckCardRequests stuck;
    private CardScene scene;

    @BeforeEach
    void set() {
        scene = new CardScene(context, context.getBean(Psp.class), clock);
    }

    @AfterEach
    void theBooksAreRight() {
        clock.move(Duration.ofDays(1));
        scene.work();
        assertThat(scene.open()).isZero();
        new PayScene(context).assertTheBooksAreRight();
    }

    @Test
    void chargesAndCancelsInParts() {
        CardRequest charge = scene.charge(scene.card("9999"), 30_000);
        assertThat(charge.status()).isEqualTo(CardRequestStatus.DONE);
        assertThat(charge.approval()).hasSize(8);
        assertThat(scene.outcome.balance()).isEqualTo(30_000);

        assertThat(scene.cancel(charge, 10_000).status()).isEqualTo(CardRequestStatus.DONE);
        assertThat(scene.cancel(charge, 20_000).status()).isEqualTo(CardRequestStatus.DONE);

        assertThat(scene.outcome.balance()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> scene.cancel(charge, 1));
    }

    @Test
    void sendsACancelThatNobodyWaitsFor() {
        CardRequest charge = scene.charge(scene.card("9999"), 30_000);
        CardRequestId cancel = scene.inTransaction(() -> scene.payments.cancel(charge.id(), charge.purposeId(),
                charge.amount(), "품절"));
        assertThat(scene.find(cancel).status()).isEqualTo(CardRequestStatus.WAITING);

        scene.work();

        assertThat(scene.find(cancel).status()).isEqualTo(CardRequestStatus.DONE);
        assertThat(scene.outcome.balance()).isZero();
    }

    @Test
    void looksAtWhatIsDueBesideOneThatThisReleaseCannotRead() {
        CardRequest unreadable = scene.charge(scene.card("0004"), 10_000);
        CardRequest other = scene.charge(scene.card("0004"), 20_000);
        sql("update pay_card_request set purpose = 'WRONG', next_step_at = '2029-12-30' where id = ?", unreadable);
        sql("update pay_card_request set next_step_at = '2029-12-31' where id = ?", other);
        try {
            List<Due> due = taken(unreadable, other);

            assertThat(due).extracting(Due::id).containsExactly(unreadable.id().value(), other.id().value());
            assertThatThrownBy(() -> scene.steps.next(due.getFirst())).isInstanceOf(RuntimeException.class);
            assertThat(scene.steps.next(due.getLast())).isPresent();
        } finally {
            sql("update pay_card_request set purpose = 'EASY_PAY' where id = ?", unreadable);
        }
    }

    /** Due by the scene's clock alone: the application's own job does not see them. */
    private List<Due> taken(CardRequest... these) {
        Set<Long> ids = Stream.of(these).map(each -> each.id().value()).collect(Collectors.toSet());
        return scene.steps.take(50).stream().filter(due -> ids.contains(due.id())).toList();
    }

    @Test
    void looksAtWhatItHasTakenUnlessAnotherHasSince() {
        CardRequest charge = scene.charge(scene.card("0004"), 10_000);
        sql("update pay_card_request set next_step_at = '2029-12-30' where id = ?", charge);
        Due stalled = taken(charge).getFirst();
        clock.move(EnquiryPlan.PATIENCE);
        sql("update pay_card_request set next_step_at = '2029-12-30' where id = ?", charge);
        Due last = taken(charge).getFirst();

        assertThat(scene.steps.next(stalled)).isEmpty();
        assertThat(scene.steps.next(last)).isPresent();
        assertThat(scene.steps.next(stalled)).isEmpty();
    }

    @Test
    void refusesWhatTheCardCompanyRefuses() {
        assertThat(scene.charge(scene.card("0002"), 30_000).refusal()).isEqualTo(CardRefusal.SHORT);
        assertThat(scene.charge(scene.card("0005"), 30_000).refusal()).isEqualTo(CardRefusal.UNUSABLE);
        assertThat(scene.outcome.balance()).isZero();
    }

    @Test
    void findsOutThatAChargeWithoutAnAnswerWasCarriedOut() {
        CardRequest charge = scene.charge(scene.card("0004"), 30_000);
        assertThat(charge.status()).isEqualTo(CardRequestStatus.UNKNOWN);
        assertThat(scene.outcome.of(charge)).isEmpty();

        clock.move(Duration.ofSeconds(5));
        scene.work();

        assertThat(scene.find(charge.id()).status()).isEqualTo(CardRequestStatus.DONE);
        assertThat(scene.outcome.of(charge)).containsExactly("CHARGED");
    }

    @Test
    void undoesAChargeWithoutAnAnswerWhenItsOrderIsGone() {
        CardRequest charge = scene.charge(scene.card("0004"), 30_000);
        scene.abandon(charge.id());

        scene.work();

        assertThat(scene.find(charge.id()).refusal()).isEqualTo(CardRefusal.CANCELED);
        assertThat(scene.outcome.of(charge)).containsExactly("CHARGE_REFUSED");
        assertThat(net(charge)).isZero();
    }

    @Test
    void undoesAChargeThatNeverArrivedWhenItsTimeIsOver() {
        CardRequest charge = scene.charge(scene.card("0003"), 30_000);
        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofMinutes(1));
            scene.work();
            assertThat(scene.find(charge.id()).status()).isEqualTo(CardRequestStatus.UNKNOWN);
        }
        clock.move(Duration.ofMinutes(10));
        scene.work();
        assertThat(scene.find(charge.id()).refusal()).isEqualTo(CardRefusal.CANCELED);
        assertThat(net(charge)).isZero();
    }

    @Test
    void undoesAChargeThatArrivesAfterItsOrderIsGoneAtAProviderThatCannotForbidIt() {
        Psp toss = TossLikePsp.in(context);
        scene = new CardScene(context, toss, clock);
        Card card = scene.card("0003");
        CardRequest charge = scene.charge(card, 30_000);
        scene.abandon(charge.id());
        for (int i = 0; i < 3; i++) {
            scene.work();
            assertThat(scene.find(charge.id()).status()).as("nobody knows").isEqualTo(CardRequestStatus.UNKNOWN);
            clock.move(scene.untilTheNextStep());
        }
        // It was on its way for so long.
        String arrived = context.getBean(CardTokens.class).open(card).key().replace("-0003-", "-9999-");
        toss.charge(new ChargeOrder(Tsid.of(charge.id()), new BillingToken(arrived, "customer"), 30_000, 0, "감귤", 0));
        assertThat(net(charge)).isEqualTo(30_000);

        scene.work();

        assertThat(scene.find(charge.id()).refusal()).isEqualTo(CardRefusal.CANCELED);
        assertThat(scene.outcome.of(charge)).containsExactly("CHARGE_REFUSED");
        assertThat(net(charge)).isZero();
    }

    @Test
    void isAPersonsTurnWhenAProviderThatCannotForbidItNeverGotIt() {
        scene = new CardScene(context, TossLikePsp.in(context), clock);
        CardRequest charge = scene.charge(scene.card("0003"), 30_000);
        scene.abandon(charge.id());
        for (int i = 0; i <= EnquiryPlan.PERSONS_TURN && !isShown(charge); i++) {
            scene.work();
            clock.move(scene.untilTheNextStep());
        }
        assertThat(scene.find(charge.id()).status()).isEqualTo(CardRequestStatus.UNKNOWN);
        assertThat(isShown(charge)).isTrue();
        new CardScene(context, SilentPsp.leftAlone(), clock).resolve().ask(charge.id());
        assertThat(isShown(charge)).as("still, when the provider cannot be asked").isTrue();
        ResolveCardRequest resolve = scene.resolve();
        resolve.ask(charge.id());
        assertThat(scene.inTransaction(() -> resolve.neverDone(charge.id()))).isTrue();
        assertThat(scene.outcome.of(charge)).containsExactly("CHARGE_REFUSED");
        assertThat(net(charge)).isZero();
    }

    @Test
    void picksUpAChargeWhoseInstanceDiedBeforeItsCallOrAfter() {
        Card card = scene.card("9999");
        CardRequestId before = scene.record(card, 30_000, 0);
        scene.work();
        assertThat(scene.find(before).status()).isEqualTo(CardRequestStatus.SENT);

        clock.move(EnquiryPlan.PATIENCE);
        scene.work();

        assertThat(scene.find(before).status()).isEqualTo(CardRequestStatus.DONE);
        assertThat(scene.outcome.balance()).isEqualTo(30_000);
    }

    @Test
    void findsOutThatACancelWithoutAnAnswerWasCarriedOut() {
        CardRequest charge = scene.charge(scene.card("0006"), 30_000);
        CardRequest cancel = scene.cancel(charge, 10_000);
        assertThat(cancel.status()).isEqualTo(CardRequestStatus.UNKNOWN);

        clock.move(Duration.ofSeconds(5));
        scene.work();

        assertThat(scene.find(cancel.id()).status()).isEqualTo(CardRequestStatus.DONE);
        assertThat(net(charge)).isEqualTo(20_000);
        assertThat(scene.outcome.balance()).isEqualTo(20_000);
    }

    @Test
    void letsAChargeBeCancelledAgainAfterARefusal() {
        CardRequest charge = scene.charge(scene.card("0007"), 30_000);

        CardRequest cancel = scene.cancel(charge, 30_000);

        assertThat(cancel.refusal()).isEqualTo(CardRefusal.NOT_CANCELABLE);
        assertThat(scene.outcome.of(cancel)).containsExactly("CANCEL_REFUSED");
        assertThat(scene.find(charge.id()).canceled().amount()).isZero();
    }

    @Test
    void leavesARefusedCancelToTwoOperatorsWhenItsMoneyMustNotGoAnotherWay() {
        CardRequest charge = scene.charge(scene.card("0007"), 30_000);
        scene.outcome.free = false;

        CardRequest cancel = scene.cancel(charge, 30_000);

        assertThat(cancel.status()).isEqualTo(CardRequestStatus.UNKNOWN);
        assertThat(scene.outcome.of(cancel)).isEmpty();
        assertThat(scene.find(charge.id()).canceled().amount()).isEqualTo(30_000);
        new PayScene(context).sql("update pay_card_request set enquiries = 11 where id = ?", cancel.id().value());
        ResolveCardRequest resolve = scene.resolve();
        resolve.ask(cancel.id());
        assertThat(scene.inTransaction(() -> resolve.neverDone(cancel.id()))).isTrue();
        assertThat(scene.outcome.of(cancel)).containsExactly("CANCEL_REFUSED");
        assertThat(scene.find(charge.id()).canceled().amount()).isZero();
    }

    @Test
    void staysAPersonsTurnWhenItIsAskedAboutAndIsToBeUndoneAnyway() {
        CardRequest charge = scene.charge(scene.card("0004"), 30_000);
        scene.outcome.free = false;
        scene.abandon(charge.id());
        new PayScene(context).sql("update pay_card_request set enquiries = 11 where id = ?", charge.id().value());

        scene.resolve().ask(charge.id());

        assertThat(scene.find(charge.id()).status()).isEqualTo(CardRequestStatus.UNKNOWN);
        assertThat(isShown(charge)).isTrue();
    }

    @Test
    void doesNotSendAChargeOfACardThatWasDeleted() {
        Card card = scene.card("9999");
        CardRequestId charge = scene.record(card, 30_000, 0);
        context.getBean(DeleteCard.class).delete(card.memberId(), card.id());

        assertThat(scene.payments.callNow(charge).refusal()).isEqualTo(CardRefusal.UNUSABLE);
        assertThat(scene.number("select count(*) from pay_sandbox_charge where request_id = ?", charge.value()))
                .isZero();
    }

    @Test
    void takesALateAnswerForNothing() {
        CardRequestId charge = scene.record(scene.card("9999"), 30_000, 0);
        CardStep late = scene.steps.first(charge).orElseThrow();
        clock.move(EnquiryPlan.PATIENCE);
        scene.work();

        scene.calls.take(late);

        assertThat(scene.outcome.of(scene.find(charge))).containsExactly("CHARGED");
        assertThat(scene.outcome.balance()).isEqualTo(30_000);
    }

    @Test
    void isNotSentByWhoSleptWhileOthersTookItUp() {
        CardRequestId charge = scene.record(scene.card("0003"), 30_000, 0);
        clock.move(EnquiryPlan.PATIENCE);
        scene.work();
        assertThat(scene.payments.callNow(charge).status()).isEqualTo(CardRequestStatus.UNKNOWN);
        scene.abandon(charge);
    }

    @Test
    void isNotRefusedForACardThatWasDeletedAfterItWasSent() {
        Card card = scene.card("0004");
        CardRequestId charge = scene.record(card, 30_000, 0);
        CardStep slow = scene.steps.first(charge).orElseThrow();
        clock.move(EnquiryPlan.PATIENCE);
        scene.work();
        context.getBean(DeleteCard.class).delete(card.memberId(), card.id());

        assertThat(scene.calls.take(slow).status()).isEqualTo(CardRequestStatus.UNKNOWN);

        clock.move(Duration.ofSeconds(20));
        scene.work();
        assertThat(scene.find(charge).status()).isEqualTo(CardRequestStatus.DONE);
    }

    @Test
    void isPaidInInstalmentsThatAreOfferedOnly() {
        Card card = scene.card("9999");
        CardRequest charge = scene.payments.callNow(scene.record(card, 50_000, 3));
        assertThat(charge.months()).isEqualTo(3);
        assertThat(charge.isInterestFree()).isTrue();
        assertThat(scene.find(scene.record(card, 50_000, 12)).isInterestFree()).isFalse();

        assertThatThrownBy(() -> scene.record(card, 49_999, 3)).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(PayError.CARD_INSTALMENT_INVALID));
        assertThatThrownBy(() -> scene.record(card, 50_000, 13)).isInstanceOf(DomainException.class);
    }

    @Test
    void isNotCalledInsideATransaction() {
        CardRequestId charge = scene.record(scene.card("9999"), 30_000, 0);
        assertThatIllegalStateException()
                .isThrownBy(() -> scene.inTransaction(() -> scene.payments.callNow(charge)))
                .withMessageContaining("inside a transaction");
    }

    @Test
    void showsAPersonWhatWasAskedAboutInVain() {
        CardRequest charge = scene.charge(scene.card("0004"), 30_000);
        assertThat(isShown(charge)).isFalse();
        new PayScene(context).sql("update pay_card_request set enquiries = 11 where id = ?", charge.id().value());
        assertThat(isShown(charge)).isTrue();
        assertThat(stuck.count()).isPositive();
    }

    @Test
    void isMissedInTheBooksWhenItsCancelsDoNotAddUp() {
        CardRequest charge = scene.charge(scene.card("9999"), 30_000);
        scene.cancel(charge, 10_000);
        PayScene pay = new PayScene(context);
        pay.sql("update pay_card_request set canceled = 9999 where id = ?", charge.id().value());
        assertThat(context.getBean(BooksCheck.class).run()).containsExactly(
                new Breach(Breach.Rule.CARD_CHARGE_DIFFERS_FROM_ITS_CANCELS, charge.id().value()));
        pay.sql("update pay_card_request set canceled = 10000 where id = ?", charge.id().value());
    }

    private boolean isShown(CardRequest charge) {
        return stuck.oldest(100).stream().map(ManualCases.Case::id)
                .anyMatch(Long.toString(charge.id().value())::equals);
    }

    private int net(CardRequest charge) {
        return scene.number(
                "select coalesce(sum(case outcome when 'DONE' then amount - canceled else 0 end), 0) from pay_sandbox_charge where request_id = ?",
                charge.id().value());
    }

    private void sql(String sql, CardRequest request) {
        scene.inTransaction(() -> context.getBean(JdbcTemplate.class).update(sql, request.id().value()));
    }
}
