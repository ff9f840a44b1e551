package pay.virtualaccount;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class BreakingVirtualAccountsTest {
    private static final Instant DUE = Instant.parse("2026-11-30T00:00:00Z");
    private int calls;

    @Test
    void leavesABankThatMostlyDawdlesAloneAndCallsOthers() {
        VirtualAccountBank dawdles = breaking(Duration.ofNanos(1));
        for (int i = 0; i < 10; i++) {
            assertThat(open(dawdles, BankCode.SHINHAN)).isEqualTo(new VirtualAccountBank.Answer.Opened("79"));
        }

        assertThat(open(dawdles, BankCode.SHINHAN)).isEqualTo(new VirtualAccountBank.Answer.Unknown());

        assertThat(calls).isEqualTo(10);
        assertThat(open(dawdles, BankCode.of("004").orElseThrow()))
                .isEqualTo(new VirtualAccountBank.Answer.Opened("79"));
    }

    @Test
    void leavesItAloneAsWellWhenItDawdlesOverWhatWasDeposited() {
        VirtualAccountBank dawdles = breaking(Duration.ofNanos(1));
        VirtualAccount account = new VirtualAccount(new VirtualAccountId(1), DepositPurpose.ORDER, new Tsid(2),
                new Tsid(3), BankCode.SHINHAN, "79000000000001", Won.of(1_000), DUE, new BankAccountId(4),
                VirtualAccount.State.WAITING);
        for (int i = 0; i < 10; i++) {
            assertThat(dawdles.statement(account))
                    .isEqualTo(new VirtualAccountBank.Statement.Complete(List.of()));
        }

        assertThat(dawdles.statement(account)).isEqualTo(new VirtualAccountBank.Statement.Unknown());

        assertThat(calls).isEqualTo(10);
    }

    @Test
    void callsABankOnAsLongAsItIsQuick() {
        VirtualAccountBank quick = breaking(Duration.ofMinutes(1));
        for (int i = 0; i < 100; i++) {
            open(quick, BankCode.SHINHAN);
        }
        assertThat(calls).isEqualTo(100);
    }

    private VirtualAccountBank breaking(Duration slow) {
        return new BreakingVirtualAccounts(new Counted(), slow);
    }

    private final class Counted implements VirtualAccountBank {
        @Override
        public Answer open(VirtualAccountId request, BankCode bank, Won amount, Instant dueAt) {
            calls++;
            return new Answer.Opened("79");
        }

        @Override
        public Statement statement(VirtualAccount given) {
            calls++;
            return new Statement.Complete(List.of());
        }
    }

    private static VirtualAccountBank.Answer open(VirtualAccountBank bank, BankCode code) {
        return bank.open(new VirtualAccountId(1), code, Won.of(1_000), DUE);
    }
}
