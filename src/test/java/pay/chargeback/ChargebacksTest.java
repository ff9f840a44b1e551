package pay.chargeback;

import java.util.List;

import commerce.events.RefundRequested;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.dispute.DisputeReason;
import pay.error.PayError;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
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
        return open.open(operator, new OpenChargeback.Complaint(order.orderId(), Won.of(amount),
                DisputeReason.NOT_RECEIVED, TestChargebacks.ANSWER_BY));
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
