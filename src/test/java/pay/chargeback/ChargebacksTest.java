package pay.chargeback;

import java.time.LocalDate;
import java.util.List;

import commerce.events.RefundRequested;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.PayScene;
import pay.dispute.DisputeReason;
import pay.error.PayError;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import platform.id.Tsid;
import platform.money.Won;
import platform.ops.ManualCases;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A card's holder who disputes an order gets the money once at most: from the card company, or from us. */
@MadangTest
class ChargebacksTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    OpenChargeback open;
    @Autowired
    DecideChargeback decide;
    @Autowired
    ReadChargebacks chargebacks;
    PayScene scene;
    TestMember buyer;
    StaffCaller operator;
    StaffCaller another;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        buyer = scene.memberWith(50_000);
        operator = TestChargebacks.operator(scene.id());
        another = TestChargebacks.operator(scene.id());
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void beginsNoRefundToTheCardUntilItIsDecidedAndThenAsEver() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer);
        ChargebackId id = open(order, 5_000);

        Tsid toCard = refund(scene.id(), order, leg("CARD", 2_000));
        Tsid money = refund(scene.id(), order, leg("MONEY", 3_000));

        awaitState(money, "COMPLETED");
        awaitHeard(toCard);
        assertThat(scene.count("pay_refund where id = " + toCard)).isZero();

        decide.decide(operator, id, true);
        refund(toCard, order, leg("CARD", 2_000));

        awaitState(toCard, "COMPLETED");
        assertThat(costs(id)).isZero();
        assertThat(canceledOfCard(order)).isEqualTo(2_000);
        assertRefused(PayError.DISPUTE_IN_OTHER_STATE, () -> decide.decide(another, id, false));
    }

    @Test
    void costsMadangWhatIsLostAndLeavesLaterRefundsToTheCardToOperators() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer);
        ChargebackId id = open(order, 5_000);

        assertRefused(PayError.ANOTHER_OPERATOR_NEEDED, () -> decide.decide(operator, id, false));
        decide.decide(another, id, false);

        assertThat(costs(id)).isEqualTo(5_000);
        assertRefused(PayError.DISPUTE_IN_OTHER_STATE, () -> decide.decide(another, id, false));
        Tsid refund = refund(scene.id(), order, leg("CARD", 1_000), leg("MONEY", 1_000));
        awaitState(refund, "FAILED");
        assertThat(scene.text("select failure from pay_refund where id = " + refund))
                .isEqualTo("CARD_PART_CHARGED_BACK");
        awaitState(refund(scene.id(), order, leg("MONEY", 3_000)), "COMPLETED");
        assertThat(canceledOfCard(order)).isZero();
    }

    @Test
    void isOfNoMoreThanTheCardWasChargedAndHasNotGoneBack() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer);
        assertRefused(PayError.DISPUTE_EXCEEDS_PAYMENT, () -> open(order, 7_001));
        awaitState(refund(scene.id(), order, leg("CARD", 2_000)), "COMPLETED");
        assertRefused(PayError.DISPUTE_EXCEEDS_PAYMENT, () -> open(order, 5_001));

        ChargebackId first = open(order, 3_000);
        assertRefused(PayError.DISPUTE_OPEN_BEFORE, () -> open(order, 1));
        decide.decide(another, first, false);

        assertRefused(PayError.DISPUTE_EXCEEDS_PAYMENT, () -> open(order, 2_001));
        decide.decide(another, open(order, 2_000), false);
        PayScene.Prepared byMoney = scene.prepared(buyer, 1_000);
        assertRefused(PayError.PAYMENT_NOT_FOUND, () -> open(byMoney, 1));
        scene.confirm(buyer, byMoney);
        assertRefused(PayError.DISPUTE_EXCEEDS_PAYMENT, () -> open(byMoney, 1));
    }

    @Test
    void isAlsoOfWhatTheCardCompanyWouldNotTakeBackAndTheMemberGotInMoney() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer, "0007");
        awaitState(refund(scene.id(), order, leg("CARD", 2_000)), "COMPLETED");
        assertThat(scene.api.balance(buyer)).isEqualTo(49_000);

        ChargebackId id = open(order, 7_000);
        decide.decide(another, id, false);

        assertThat(costs(id)).isEqualTo(7_000);
    }

    @Test
    void keepsTheMoneyOfACancelThatIsRefusedMeanwhileUntilItIsDecided() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer, "0006");
        Tsid refund = refund(scene.id(), order, leg("CARD", 2_000));
        // Its answer was lost; that it was refused is heard when the card's holder disputes the rest.
        await().until(() -> change(order, "next_step_at = '2099-01-01'", "status = 'UNKNOWN'") == 1);
        scene.sql("update pay_sandbox_cancel c join pay_card_request r on r.id = c.request_id"
                + " set c.outcome = 'NOT_CANCELABLE' where r.purpose_id = ?", order.payment().value());
        ChargebackId id = open(order, 5_000);

        change(order, "next_step_at = utc_timestamp(6)", "status = 'UNKNOWN'");

        await().until(() -> cancels(order, "missing_there_at is not null") == 1);
        assertThat(cancels(order, "status = 'UNKNOWN'")).isEqualTo(1);
        assertThat(scene.api.balance(buyer)).isEqualTo(47_000);

        decide.decide(another, id, true);
        change(order, "next_step_at = utc_timestamp(6)", "status = 'UNKNOWN'");

        awaitState(refund, "COMPLETED");
        assertThat(scene.api.balance(buyer)).isEqualTo(49_000);
    }

    @Test
    void isNotedOnceByTheCardCompanysNumber() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer);
        String number = "CB-" + scene.id();
        ChargebackId id = open(order, 3_000, number);
        decide.decide(another, id, false);

        assertRefused(PayError.CHARGEBACK_NOTED_BEFORE, () -> open(order, 3_000, number));
        assertRefused(PayError.CHARGEBACK_NOTED_BEFORE,
                () -> open(TestChargebacks.paid(scene, buyer), 3_000, number));

        assertThat(chargebacks.decided(1_000)).anyMatch(each -> each.id().equals(id)
                && each.companyCase().equals(number) && each.state() == Chargeback.State.LOST);
    }

    @Test
    void isToBeAnsweredTodayOrLater() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer);
        LocalDate today = LocalDate.ofInstant(scene.now(), BusinessDays.SEOUL);
        for (LocalDate day : List.of(today.minusDays(1), LocalDate.of(9999, 1, 1), LocalDate.of(12_345, 1, 1))) {
            assertRefused(PayError.CHARGEBACK_ANSWER_BY_INVALID, () -> open(order, 1, "CB-" + scene.id(), day));
        }
        assertThat(open(order, 1, "CB-" + scene.id(), today)).isNotNull();
    }

    @Test
    void isAPersonsCaseWhenItIsOpenAfterItsLastDay() {
        ChargebackId id = open(TestChargebacks.paid(scene, buyer), 5_000);
        assertThat(shown("pay.chargeback", id.value())).isFalse();

        scene.sql("update pay_chargeback set answer_by = utc_date() - interval 2 day where id = ?", id.value());
        assertThat(shown("pay.chargeback", id.value())).isTrue();

        decide.decide(operator, id, true);
        assertThat(shown("pay.chargeback", id.value())).isFalse();
    }

    @Test
    void showsAPersonWhatAnOrdersEscrowKeepsWhenItsRefundIsLeftToOperators() {
        PayScene.Prepared order = TestChargebacks.paid(scene, buyer);
        decide.decide(another, open(order, 5_000), false);
        Tsid refund = refund(scene.id(), order, leg("CARD", 1_000));
        awaitState(refund, "FAILED");

        assertThat(shown("pay.kept-escrow", refund.value())).isTrue();
    }

    @Test
    void eitherGoesBackOrIsDisputed() throws Exception {
        for (int round = 0; round < Math.min(Race.ROUNDS, 10); round++) {
            PayScene.Prepared order = TestChargebacks.paid(scene, buyer);
            Tsid refund = scene.id();

            List<Boolean> opened = Race.atOnce(List.of(() -> {
                refund(refund, order, leg("CARD", 7_000));
                return false;
            }, () -> isOpened(order)));

            if (!opened.getLast()) {
                awaitState(refund, "COMPLETED");
            }
            awaitHeard(refund);
            assertThat(canceledOfCard(order)).isEqualTo(opened.getLast() ? 0 : 7_000);
        }
    }

    @Test
    void isMissedInTheBooksWhenItsJournalSaysSomethingElse() {
        ChargebackId id = open(TestChargebacks.paid(scene, buyer), 5_000);
        decide.decide(another, id, false);

        scene.sql("update pay_chargeback set amount = 5001 where id = ?", id.value());
        assertThat(context.getBean(BooksCheck.class).run())
                .contains(new Breach(Breach.Rule.CHARGEBACK_DIFFERS_FROM_ITS_JOURNAL, id.value()));
        scene.sql("update pay_chargeback set amount = 5000 where id = ?", id.value());
    }

    private boolean isOpened(PayScene.Prepared order) {
        try {
            open(order, 7_000);
            return true;
        } catch (DomainException refused) {
            assertThat(refused.code()).isEqualTo(PayError.DISPUTE_EXCEEDS_PAYMENT);
            return false;
        }
    }

    private ChargebackId open(PayScene.Prepared order, long amount) {
        return open(order, amount, "CB-" + scene.id());
    }

    private ChargebackId open(PayScene.Prepared order, long amount, String companyCase) {
        return open(order, amount, companyCase, TestChargebacks.ANSWER_BY);
    }

    private ChargebackId open(PayScene.Prepared order, long amount, String companyCase, LocalDate answerBy) {
        return open.open(operator, new OpenChargeback.Complaint(order.orderId(), companyCase, Won.of(amount),
                DisputeReason.NOT_RECEIVED, answerBy));
    }

    private boolean shown(String kind, long id) {
        return context.getBeansOfType(ManualCases.class).values().stream().filter(each -> each.kind().equals(kind))
                .flatMap(each -> each.oldest().apply(1_000).stream())
                .anyMatch(each -> each.id().equals(Long.toString(id)));
    }

    private static void assertRefused(PayError code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(DomainException.class,
                refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static RefundRequested.Leg leg(String tender, long amount) {
        return new RefundRequested.Leg(tender, Won.of(amount));
    }

    private Tsid refund(Tsid refund, PayScene.Prepared order, RefundRequested.Leg... legs) {
        scene.tell(new RefundRequested(scene.id(), scene.now(), refund, order.orderId(), buyer.id(), order.payment(),
                List.of(legs), "BUYER_CANCELED"));
        return refund;
    }

    /** Nothing of it is left to be delivered. */
    private void awaitHeard(Tsid refund) {
        await().until(() -> scene.count("platform_event_delivery d join platform_event_log e on e.id = d.event_id"
                + " where e.type = 'commerce.refund-requested' and e.body like '%" + refund + "%'") == 0);
    }

    private void awaitState(Tsid refund, String state) {
        await().until(() -> scene.count("pay_refund where status = '" + state + "' and id = " + refund) == 1);
    }

    private int change(PayScene.Prepared order, String how, String where) {
        return context.getBean(JdbcTemplate.class).update("update pay_card_request set " + how
                + " where kind = 'CANCEL' and purpose_id = ? and " + where, order.payment().value());
    }

    private long cancels(PayScene.Prepared order, String which) {
        return scene.count("pay_card_request where kind = 'CANCEL' and purpose_id = " + order.payment() + " and "
                + which);
    }

    private long canceledOfCard(PayScene.Prepared order) {
        return scene.number("select canceled from pay_card_request where kind = 'CHARGE' and purpose_id = "
                + order.payment());
    }

    /** What Madang has borne for it. */
    private long costs(ChargebackId id) {
        return scene.number("select coalesce(sum(m.amount), 0) from pay_journal j join pay_movement m"
                + " on m.journal_id = j.id join pay_account a on a.id = m.debit_account and a.kind = 'HOUSE_COSTS'"
                + " where j.kind = 'CHARGEBACK_LOST' and j.reference = '" + id.value() + "'");
    }
}
