package pay.psp;

import org.junit.jupiter.api.Test;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;

class BreakingPspTest {
    private static final ChargeOrder ORDER = new ChargeOrder(new Tsid(1), new BillingToken("key", "customer"), 1_000, 0,
            "감귤", 0);
    private final SilentPsp silent = new SilentPsp();
    private final BreakingPsp psp = new BreakingPsp(silent);

    @Test
    void isLeftAloneAfterTooManyCallsWithoutAnAnswer() {
        for (int i = 0; i < 20; i++) {
            assertThat(psp.charge(ORDER)).isEqualTo(new PspAnswer.Unknown());
        }
        assertThat(psp.charge(ORDER)).isEqualTo(new PspAnswer.NotSent(CardRefusal.NOT_NOW));
        assertThat(psp.cancel(new CancelOrder(new Tsid(2), new Tsid(1), "key", 1, "", 0))).isEqualTo(
                new PspAnswer.NotSent(CardRefusal.NOT_NOW));
        assertThat(psp.enquireCharge(new Tsid(1), 1_000)).isEqualTo(new PspAnswer.NotSent(CardRefusal.NOT_NOW));
        assertThat(psp.netCancel(new Tsid(1), 1_000)).isEqualTo(new PspAnswer.NotSent(CardRefusal.NOT_NOW));
        assertThat(psp.register("customer", "auth")).isEqualTo(new CardLook.Unknown());
        assertThat(silent.calls).isEqualTo(20);
    }

    @Test
    void isCalledOnWhileItAnswers() {
        silent.answer = new PspAnswer.Refused(CardRefusal.DECLINED);
        for (int i = 0; i < 100; i++) {
            assertThat(psp.charge(ORDER)).isEqualTo(silent.answer);
        }
        assertThat(silent.calls).isEqualTo(100);
    }

    @Test
    void isCalledOnWhileItIsWellButNotUnderstood() {
        silent.answer = new PspAnswer.Unclear();
        for (int i = 0; i < 100; i++) {
            psp.charge(ORDER);
        }
        assertThat(silent.calls).isEqualTo(100);
    }
}
