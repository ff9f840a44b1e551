package pay.virtualaccount;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.psp.TossStub;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** The adapter speaks what the reference of Toss Payments publishes, and believes only what says for sure whether a deposit came. */
class TossVirtualAccountsTest {
    private static final VirtualAccountId REQUEST = new VirtualAccountId(695_784_701_952_131_072L);
    private static final String ID = Tsid.of(REQUEST).toString();
    private static final Won AMOUNT = Won.of(20_000);
    private static final Instant DUE = Instant.parse("2026-11-30T03:04:05.678Z");
    private static final VirtualAccount GIVEN = new VirtualAccount(REQUEST, DepositPurpose.ORDER, new Tsid(2),
            new Tsid(3), BankCode.SHINHAN, "79012345678901", AMOUNT, DUE, new BankAccountId(4),
            VirtualAccount.State.WAITING);

    private final TossStub toss = new TossStub();
    private final TossVirtualAccounts bank = new TossVirtualAccounts(toss.api(Duration.ofSeconds(30)));

    @AfterEach
    void stop() {
        toss.close();
    }

    @Test
    void givesANumberOutOnceForTheSameRequest() {
        assertThat(open()).isEqualTo(new VirtualAccountBank.Answer.Opened("79012345678901"));
        assertThat(open()).isEqualTo(new VirtualAccountBank.Answer.Opened("79012345678901"));

        assertThat(toss.payment(ID).get("virtualAccount"))
                .isEqualTo(Map.of("accountNumber", "79012345678901", "bankCode", "88", "customerName", "마당", "dueDate",
                        "2026-11-30T12:04:05", "expired", false));
        assertThat(toss.received).containsExactly("POST /v1/virtual-accounts", "POST /v1/virtual-accounts");
    }

    @Test
    void givesNoneOutWithoutAnAnswerThatSaysIt() {
        toss.refusesNext(400, "INVALID_BANK");
        assertThat(open()).isEqualTo(new VirtualAccountBank.Answer.Unknown());
        toss.isSilentNext(true);
        assertThat(new TossVirtualAccounts(toss.api(Duration.ofSeconds(1))).open(REQUEST, BankCode.SHINHAN, AMOUNT,
                DUE)).isEqualTo(new VirtualAccountBank.Answer.Unknown());
        assertThat(open()).as("the same one").isEqualTo(new VirtualAccountBank.Answer.Opened("79012345678901"));
    }

    @Test
    void tellsOfTheDepositAndWhenItWasMade() {
        open();
        toss.set(ID, "status", "DONE");
        toss.set(ID, "approvedAt", "2026-11-30T11:59:59+09:00");

        assertThat(bank.statement(GIVEN)).isEqualTo(new VirtualAccountBank.Statement.Complete(List.of(new Deposit(
                BankCode.SHINHAN, "toss-" + ID, "79012345678901", AMOUNT, Instant.parse("2026-11-30T02:59:59Z")))));

        toss.set(ID, "approvedAt", "yesterday");
        assertThat(bank.statement(GIVEN)).isEqualTo(new VirtualAccountBank.Statement.Unknown());
    }

    @Test
    void saysThatNoneCameOnlyOnceTheAccountHasExpiredThere() {
        open();
        assertThat(bank.statement(GIVEN)).as("awaited there still")
                .isEqualTo(new VirtualAccountBank.Statement.Unknown());

        toss.set(ID, "status", "EXPIRED");

        assertThat(bank.statement(GIVEN)).isEqualTo(new VirtualAccountBank.Statement.Complete(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAITING_FOR_DEPOSIT", "CANCELED", "PARTIAL_CANCELED", "ABORTED", "A_STATUS_OF_TOMORROW"})
    void takesWhatItDoesNotSayForSureForUnknown(String status) {
        open();
        toss.set(ID, "status", status);
        assertThat(bank.statement(GIVEN)).isEqualTo(new VirtualAccountBank.Statement.Unknown());
    }

    @Test
    void takesAnotherOrderOrAmountAndARefusalForUnknown() {
        assertThat(bank.statement(GIVEN)).as("nothing is known there")
                .isEqualTo(new VirtualAccountBank.Statement.Unknown());
        open();
        toss.set(ID, "status", "EXPIRED");
        toss.set(ID, "totalAmount", 20_001);
        assertThat(bank.statement(GIVEN)).isEqualTo(new VirtualAccountBank.Statement.Unknown());
        toss.refusesNext(500, "FAILED_INTERNAL_SYSTEM_PROCESSING");
        assertThat(bank.statement(GIVEN)).isEqualTo(new VirtualAccountBank.Statement.Unknown());
    }

    private VirtualAccountBank.Answer open() {
        return bank.open(REQUEST, BankCode.SHINHAN, AMOUNT, DUE);
    }
}
