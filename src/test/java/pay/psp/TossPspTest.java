package pay.psp;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;

/** The adapter speaks what the reference of Toss Payments publishes, and believes only what says for sure what happened. */
class TossPspTest {
    private static final Tsid CHARGE = new Tsid(695_784_701_952_131_072L);
    private static final String ID = CHARGE.toString();
    private static final Tsid CANCEL = new Tsid(695_784_701_952_131_099L);
    private static final long AMOUNT = 50_000;
    private static final BillingToken TOKEN = new BillingToken("bk/+=1", "customer");

    private final TossStub toss = new TossStub();
    private final TossPsp psp = psp(TossStub.SECRET_KEY);
    /** For a Toss that is silent: nobody else is to be taken for that, however busy the machine is. */
    private final TossPsp impatient = psp(TossStub.SECRET_KEY, Duration.ofSeconds(1));

    @AfterEach
    void stop() {
        toss.close();
    }

    private TossPsp psp(String secretKey) {
        return psp(secretKey, Duration.ofSeconds(30));
    }

    private TossPsp psp(String secretKey, Duration patience) {
        return new TossPsp(new TossApi(new PspSettings.Toss(toss.url(), secretKey, patience, patience), secretKey));
    }

    @Test
    void registersACardByWhatTheWindowGave() {
        assertThat(psp.register("customer", "bln_good")).isEqualTo(
                new CardLook.Registered(TOKEN, CardCompany.KAKAO_BANK, CardCompany.BC, CardKind.CREDIT,
                        "43301234****123*"));
        assertThat(psp.register("customer", "bln_used")).isEqualTo(new CardLook.Refused());
        assertThat(psp.register("customer", "bln_foreign")).as("of an issuer that we do not know")
                .isEqualTo(new CardLook.Unusable(TOKEN));
        assertThat(psp("another").register("customer", "bln_good")).isEqualTo(new CardLook.Unknown());
    }

    @Test
    void chargesARegisteredCard() {
        assertThat(charge()).isEqualTo(new PspAnswer.Done("pay_" + ID, "00012345"));
        assertThat(toss.received).containsExactly("POST /v1/billing/bk%2F%2B%3D1");
    }

    @Test
    void getsTheSameAnswerForTheSameRequestAndChargesOnce() {
        PspAnswer first = charge();
        assertThat(charge()).isEqualTo(first);
        assertThat(toss.count()).isEqualTo(1);
    }

    @Test
    void confirmsAPaymentFromTheWindow() {
        toss.authenticated("pay_window", ID, AMOUNT);
        ChargeOrder order = new ChargeOrder(CHARGE, new WindowPayment("pay_window"), AMOUNT, 0, "감귤", 0);
        assertThat(psp.charge(order)).isEqualTo(new PspAnswer.Done("pay_window", ""));
    }

    @Test
    void asksWhatBecameOfAPaymentThatIsSaidToBeProcessedAlready() {
        toss.authenticated("pay_window", ID, AMOUNT);
        toss.set(ID, "status", "DONE");
        ChargeOrder order = new ChargeOrder(CHARGE, new WindowPayment("pay_window"), AMOUNT, 0, "감귤", 0);

        assertThat(psp.charge(order)).isEqualTo(new PspAnswer.Unclear());
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Done("pay_window", ""));
    }

    @ParameterizedTest
    @CsvSource({"403, REJECT_CARD_PAYMENT, SHORT", "400, EXCEED_MAX_PAYMENT_AMOUNT, SHORT",
            "403, REJECT_CARD_COMPANY, DECLINED", "400, INVALID_REJECT_CARD, DECLINED", "403, FDS_ERROR, DECLINED",
            "400, INVALID_STOPPED_CARD, UNUSABLE", "400, INVALID_CARD_LOST_OR_STOLEN, UNUSABLE",
            "400, INVALID_CARD_EXPIRATION, UNUSABLE", "404, NOT_FOUND_BILLING, UNUSABLE",
            "400, INVALID_CARD_INSTALLMENT_PLAN, INSTALMENT"})
    void takesListedRefusalsOfAChargeForFinal(int status, String code, CardRefusal refusal) {
        toss.refusesNext(status, code);
        assertThat(charge()).isEqualTo(new PspAnswer.Refused(refusal));
    }

    /** The first went by another key and got no answer: it may get there after the refusal of this one. */
    @Test
    void takesNoRefusalForFinalSoSoonAfterAnAttemptWithoutAnAnswer() {
        for (int attempt : new int[]{1, 2}) {
            toss.refusesNext(403, "REJECT_CARD_PAYMENT");
            assertThat(charge(psp, attempt)).isEqualTo(new PspAnswer.Unknown());
        }
        toss.refusesNext(403, "REJECT_CARD_PAYMENT");
        assertThat(charge(psp, 3)).isEqualTo(new PspAnswer.Refused(CardRefusal.SHORT));
        charge();
        toss.refusesNext(403, "REJECT_CARD_PAYMENT");
        assertThat(charge(psp, 1)).as("it has got there").isEqualTo(new PspAnswer.Done("pay_" + ID, "00012345"));
    }

    @ParameterizedTest
    @CsvSource({"429, TOO_MANY_REQUESTS", "302, MOVED", "409, IDEMPOTENT_REQUEST_PROCESSING"})
    void takesAnythingElseForUnknown(int status, String code) {
        assertAnswered(status, code, new PspAnswer.Unknown());
    }

    @ParameterizedTest
    @CsvSource({"400, PROVIDER_ERROR", "400, DUPLICATED_ORDER_ID", "401, UNAUTHORIZED_KEY", "400, INVALID_REQUEST",
            "400, NOT_MATCHES_REFUNDABLE_AMOUNT", "400, A_CODE_OF_TOMORROW", "400, ALREADY_CANCELED_PAYMENT"})
    void takesARefusalThatIsNotListedForUnclear(int status, String code) {
        assertAnswered(status, code, new PspAnswer.Unclear());
    }

    @ParameterizedTest
    @CsvSource({"500, FAILED_INTERNAL_SYSTEM_PROCESSING", "500, REJECT_CARD_COMPANY", "503, UNKNOWN"})
    void takesAnErrorOfTheirsForOneThatComesAgain(int status, String code) {
        assertAnswered(status, code, new PspAnswer.Failed());
    }

    @Test
    void takesAnErrorOfSomebodyBetweenForUnknown() {
        toss.answersNext(502, "<html>");
        assertThat(charge()).isEqualTo(new PspAnswer.Unknown());
        toss.answersNext(500, "{}");
        assertThat(charge()).isEqualTo(new PspAnswer.Unknown());
    }

    private void assertAnswered(int status, String code, PspAnswer answer) {
        toss.refusesNext(status, code);
        assertThat(charge()).isEqualTo(answer);
        toss.refusesNext(status, code);
        assertThat(psp.cancel(cancel(1))).isEqualTo(answer);
        toss.refusesNext(status, code);
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "null", "[]", "{", "{}", "{\"status\":\"DONE\"}",
            "{\"status\":\"DONE\",\"paymentKey\":\"p\",\"orderId\":\"695784701952131072\"}",
            "{\"status\":\"DONE\",\"paymentKey\":\"p\",\"orderId\":\"another\",\"totalAmount\":50000}",
            "{\"status\":\"DONE\",\"paymentKey\":\"p\",\"orderId\":\"695784701952131072\",\"totalAmount\":49999}",
            "{\"status\":\"READY\",\"paymentKey\":\"p\",\"orderId\":\"695784701952131072\",\"totalAmount\":50000}"})
    void takesWhatItDoesNotUnderstandForUnknown(String body) {
        toss.answersNext(200, body);
        assertThat(charge()).isEqualTo(new PspAnswer.Unknown());
        toss.answersNext(200, body);
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Unknown());
        toss.answersNext(200, body);
        assertThat(psp.cancel(cancel(1))).isEqualTo(new PspAnswer.Unknown());
    }

    @Test
    void findsOutWhatBecameOfAChargeThatTimedOut() {
        toss.isSilentNext(false);
        assertThat(charge(impatient)).isEqualTo(new PspAnswer.Unknown());
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.NotFound());

        toss.isSilentNext(true);
        assertThat(charge(impatient)).isEqualTo(new PspAnswer.Unknown());
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Done("pay_" + ID, "00012345"));
    }

    @Test
    void findsOutWhatBecameOfAChargeThatEndedInAnError() {
        toss.carriesOutNextAndAnswers(500, TossStub.error("FAILED_INTERNAL_SYSTEM_PROCESSING"));
        assertThat(charge()).isEqualTo(new PspAnswer.Failed());
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Done("pay_" + ID, "00012345"));
    }

    @Test
    void gaveUpWhenNobodyListens() {
        toss.close();
        assertThat(charge()).isEqualTo(new PspAnswer.Unknown());
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Unknown());
    }

    @Test
    void readsTheEndOfAPaymentThatFailed() {
        charge();
        toss.set(ID, "status", "ABORTED");
        toss.set(ID, "failure", Map.of("code", "REJECT_CARD_PAYMENT"));
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Refused(CardRefusal.SHORT));
        toss.set(ID, "status", "CANCELED");
        assertThat(psp.enquireCharge(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Refused(CardRefusal.CANCELED));
    }

    @Test
    void cancelsInPartsAndOnceEach() {
        charge();
        CancelOrder first = cancel(20_000);
        assertThat(psp.cancel(first)).isEqualTo(new PspAnswer.Done("tx_0", ""));
        assertThat(psp.cancel(first)).isEqualTo(new PspAnswer.Done("tx_0", ""));
        assertThat(toss.balance(ID)).isEqualTo(30_000);

        CancelOrder second = new CancelOrder(new Tsid(CANCEL.value() + 1), CHARGE, "pay_" + ID, 30_000, "변심", 0);
        assertThat(psp.cancel(second)).isEqualTo(new PspAnswer.Done("tx_1", ""));
        assertThat(toss.balance(ID)).isZero();
    }

    @Test
    void findsACancelAgainAmongTheOthers() {
        charge();
        toss.isSilentNext(true);
        assertThat(impatient.cancel(cancel(20_000))).isEqualTo(new PspAnswer.Unknown());
        assertThat(psp.enquireCancel(cancel(20_000))).isEqualTo(new PspAnswer.Done("tx_0", ""));
        CancelOrder other = new CancelOrder(new Tsid(1_000_000), CHARGE, "pay_" + ID, 20_000, "변심", 0);
        assertThat(psp.enquireCancel(other)).isEqualTo(new PspAnswer.NotFound());
    }

    @Test
    void doesNotTakeAlreadyCancelledForItsOwnCancel() {
        charge();
        psp.cancel(cancel(AMOUNT));
        CancelOrder other = new CancelOrder(new Tsid(1_000_000), CHARGE, "pay_" + ID, 20_000, "변심", 0);
        assertThat(psp.cancel(other)).isEqualTo(new PspAnswer.Unclear());
    }

    @ParameterizedTest
    @CsvSource({"403, NOT_CANCELABLE_AMOUNT", "403, NOT_CANCELABLE_PAYMENT", "403, EXCEED_MAX_REFUND_DUE",
            "400, REFUND_REJECTED"})
    void takesListedRefusalsOfACancelForFinal(int status, String code) {
        toss.refusesNext(status, code);
        assertThat(psp.cancel(cancel(1))).isEqualTo(new PspAnswer.Refused(CardRefusal.NOT_CANCELABLE));
    }

    @Test
    void undoesAChargeThatIsThere() {
        charge();
        assertThat(psp.netCancel(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Refused(CardRefusal.CANCELED));
        assertThat(toss.balance(ID)).isZero();
        assertThat(psp.netCancel(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Refused(CardRefusal.CANCELED));
    }

    @Test
    void undoesAChargeAfterAPassingErrorToo() {
        charge();
        toss.refusesNextCancel(400, "PROVIDER_ERROR");
        assertThat(psp.netCancel(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Unknown());
        assertThat(psp.netCancel(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.Refused(CardRefusal.CANCELED));
    }

    @Test
    void cannotForbidAChargeThatIsNotThereYet() {
        assertThat(psp.netCancel(CHARGE, AMOUNT)).isEqualTo(new PspAnswer.NotFound());
    }

    @Test
    void cutsALongReasonButKeepsItsMark() {
        charge();
        CancelOrder wordy = new CancelOrder(CANCEL, CHARGE, "pay_" + ID, 1_000, "가".repeat(200), 0);
        psp.cancel(wordy);
        assertThat(psp.enquireCancel(wordy)).isEqualTo(new PspAnswer.Done("tx_0", ""));
    }

    private PspAnswer charge() {
        return charge(psp);
    }

    private static PspAnswer charge(TossPsp psp) {
        return charge(psp, 0);
    }

    private static PspAnswer charge(TossPsp psp, int attempt) {
        return psp.charge(new ChargeOrder(CHARGE, TOKEN, AMOUNT, 3, "감귤", attempt));
    }

    private static CancelOrder cancel(long amount) {
        return new CancelOrder(CANCEL, CHARGE, "pay_" + ID, amount, "단순 변심", 0);
    }

    @Test
    void doesNotGetAStoredErrorAgainByAnotherAttempt() {
        charge();
        toss.refusesNextCancel(400, "PROVIDER_ERROR");
        assertThat(psp.cancel(cancel(1_000))).isEqualTo(new PspAnswer.Unclear());
        assertThat(psp.cancel(cancel(1_000))).as("stored under its key").isEqualTo(new PspAnswer.Unclear());
        CancelOrder again = new CancelOrder(CANCEL, CHARGE, "pay_" + ID, 1_000, "변심", 1);
        assertThat(psp.enquireCancel(again)).isEqualTo(new PspAnswer.NotFound());
        assertThat(psp.cancel(again)).isInstanceOf(PspAnswer.Done.class);
    }

    @Test
    void doesNotGetAStoredFailureAgainEither() {
        charge();
        toss.refusesNextCancel(500, "FAILED_INTERNAL_SYSTEM_PROCESSING");
        assertThat(psp.cancel(cancel(1_000))).isEqualTo(new PspAnswer.Failed());
        assertThat(psp.cancel(cancel(1_000))).as("stored under its key").isEqualTo(new PspAnswer.Failed());
        CancelOrder again = new CancelOrder(CANCEL, CHARGE, "pay_" + ID, 1_000, "변심", 1);
        assertThat(psp.cancel(again)).isInstanceOf(PspAnswer.Done.class);
        assertThat(psp.cancel(again)).isInstanceOf(PspAnswer.Done.class);
        assertThat(psp.cancel(new CancelOrder(CANCEL, CHARGE, "pay_" + ID, 1_000, "변심", 2)))
                .as("found").isInstanceOf(PspAnswer.Done.class);
        assertThat(toss.balance(ID)).isEqualTo(AMOUNT - 1_000);
    }

    @Test
    void takesNothingTwiceWhenAFailedCancelTakesEffectAfterAll() {
        charge();
        toss.failsNextCancelWhichLandsAfterTheNextLook(500, "FAILED_INTERNAL_SYSTEM_PROCESSING");
        assertThat(psp.cancel(cancel(20_000))).isEqualTo(new PspAnswer.Failed());
        CancelOrder again = new CancelOrder(CANCEL, CHARGE, "pay_" + ID, 20_000, "변심", 1);

        assertThat(psp.cancel(again)).as("the balance is another one now").isEqualTo(new PspAnswer.Unclear());

        assertThat(toss.balance(ID)).isEqualTo(30_000);
        assertThat(psp.enquireCancel(again)).isEqualTo(new PspAnswer.Done("tx_0", ""));
    }

    @Test
    void endsABillingKeyForGood() {
        assertThat(psp.end(TOKEN)).isTrue();
        assertThat(psp.end(TOKEN)).as("it is ended").isTrue();
        assertThat(charge()).isEqualTo(new PspAnswer.Refused(CardRefusal.UNUSABLE));
        toss.refusesNext(500, "FAILED_INTERNAL_SYSTEM_PROCESSING");
        assertThat(psp.end(TOKEN)).isFalse();
    }
}
