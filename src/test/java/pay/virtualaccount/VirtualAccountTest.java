package pay.virtualaccount;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class VirtualAccountTest {
    private static final Instant DUE = Instant.parse("2026-11-30T14:59:59Z");

    @ParameterizedTest
    @CsvSource({"10000, EXACT", "9999, SHORT", "10001, OVER"})
    void takesTheExactAmountOnly(long amount, Verdict verdict) {
        assertThat(account(VirtualAccount.State.WAITING).verdict(Won.of(amount), DUE)).isEqualTo(verdict);
    }

    @Test
    void takesNothingAfterTheDeadlineOrTheEnd() {
        assertThat(account(VirtualAccount.State.WAITING).verdict(Won.of(10_000), DUE.plusMillis(1)))
                .isEqualTo(Verdict.LATE);
        assertThat(account(VirtualAccount.State.ASKED).verdict(Won.of(10_000), DUE)).as("not awaited yet")
                .isEqualTo(Verdict.LATE);
        assertThat(account(VirtualAccount.State.ENDED).verdict(Won.of(10_000), DUE)).isEqualTo(Verdict.LATE);
        assertThat(account(VirtualAccount.State.PAID).verdict(Won.of(10_000), DUE)).isEqualTo(Verdict.AGAIN);
    }

    private static VirtualAccount account(VirtualAccount.State state) {
        return new VirtualAccount(new VirtualAccountId(1), DepositPurpose.MERCHANT, new Tsid(2), new Tsid(3),
                BankCode.SHINHAN,
                "79123456789012", Won.of(10_000), DUE, new BankAccountId(4), state);
    }
}
