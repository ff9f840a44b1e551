package pay.seller;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import commerce.events.PayoutDue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.MadangTest;
import testing.Race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a seller's people enter, and an operator confirms. */
@MadangTest
class PayeeTest {
    SellerScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new SellerScene(context, 100_000);
    }

    @Test
    void nothingIsPaidOutToAnAccountThatNobodyHasConfirmed() {
        scene.soldAndConfirmed(30_000);
        Tsid entered = scene.enters("9999");
        assertThat(told()).isZero();

        PayoutDue due = scene.asks(entered, 10_000);

        scene.awaitPayout(due, "FAILED");
        assertThat(scene.pay.count("pay_seller_payout where refusal = 'PAYEE_UNKNOWN' and id = " + due.payoutId()))
                .isEqualTo(1);
        assertThat(scene.payable()).isEqualTo(26_040);
    }

    @Test
    void commerceIsToldOfWhatWasConfirmed() {
        Tsid entered = scene.enters("9999");

        scene.decides(entered, true);

        assertThat(scene.pay.count("platform_event_log where type = 'pay.payee-verified' and aggregate_id = "
                + scene.seller + " and json_value(body, '$.payeeId') = " + entered)).isEqualTo(1);
        assertThat(audited("pay.seller-payee-confirmed")).isEqualTo(1);
    }

    @Test
    void theAccountBeforeStaysInUseUntilAnotherIsConfirmed(@Autowired ReadPayees payees) {
        Tsid before = scene.hasAccount("9999");
        Tsid entered = scene.enters("1111");

        assertThat(payees.of(scene.seller)).map(SellerPayees.Payee::id).contains(before);
        assertThat(told()).isEqualTo(1);
        scene.decides(entered, true);

        assertThat(payees.of(scene.seller)).map(SellerPayees.Payee::id).contains(entered);
        assertThat(payees.find(scene.seller, before)).as("for what was asked for before").isPresent();
    }

    @Test
    void whatWasRefusedIsNeverUsed(@Autowired ReadPayees payees) {
        Tsid entered = scene.enters("9999");

        scene.decides(entered, false);

        assertThat(told()).isZero();
        assertThat(payees.find(scene.seller, entered)).isEmpty();
        assertThat(audited("pay.seller-payee-refused")).isEqualTo(1);
        notWaiting(entered);
    }

    @Test
    void ofThoseThatWaitTheNewestCounts(@Autowired ReadPayees payees) {
        Tsid first = scene.enters("9999");
        Tsid second = scene.enters("1111");

        notWaiting(first);
        scene.decides(second, true);

        assertThat(payees.of(scene.seller)).map(SellerPayees.Payee::id).contains(second);
    }

    @Test
    void keepsOneAccountWhenTwoEnterItAtOnceOfWhomTheLaterCounts() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            AccountNumber number = new AccountNumber(PayScene.accountNumber());
            List<Tsid> entered = new ArrayList<>(
                    Race.round(round, Collections.nCopies(2, () -> scene.enters(number))));
            Collections.sort(entered);
            assertThat(status(entered.getFirst())).isEqualTo("REPLACED");
            assertThat(status(entered.getLast())).isEqualTo("WAITING");
            assertThat(scene.pay.number("select count(distinct bank_account_id) from pay_seller_payee where id in ("
                    + entered.getFirst() + ", " + entered.getLast() + ")")).isOne();
        }
    }

    private String status(Tsid payee) {
        return scene.pay.text("select status from pay_seller_payee where id = " + payee);
    }

    @Test
    void isDecidedOnce() {
        notWaiting(scene.hasAccount("9999"));
        assertThat(told()).isEqualTo(1);
    }

    private void notWaiting(Tsid payee) {
        assertThatThrownBy(() -> scene.decides(payee, true)).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(PayError.PAYEE_NOT_WAITING));
    }

    private long told() {
        return scene.told("pay.payee-verified", scene.seller);
    }

    private long audited(String action) {
        return scene.pay
                .count("platform_audit_entry where action = '" + action + "' and subject_id = '" + scene.seller + "'");
    }
}
