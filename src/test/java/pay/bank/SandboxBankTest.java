package pay.bank;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxBankTest {
    static final Instant MIDNIGHT_IN_KOREA = Instant.parse("2026-11-21T15:00:00Z");

    @Test
    void takesNothingAndSaysNothingWhileItWorksOnItsBooks() {
        // No database: it would be asked if the bank did anything.
        SandboxBank bank = new SandboxBank(new SandboxBooks(JdbcClient.create(new DriverManagerDataSource())),
                new SandboxSettings(1, Duration.ZERO, 0, 0, true, 0), Clock.fixed(MIDNIGHT_IN_KOREA, ZoneOffset.UTC));
        AccountNumber number = new AccountNumber("110123456789");
        BankTransferId request = new BankTransferId(1);
        BankAnswer notNow = new BankAnswer.NotNow(MIDNIGHT_IN_KOREA.plus(Duration.ofMinutes(30)));

        assertThat(bank.deposit(request, BankCode.KAKAO, number, 1, "월세")).isEqualTo(notNow);
        assertThat(bank.withdraw(request, BankCode.KAKAO, number, 1)).isEqualTo(notNow);
        assertThat(bank.enquire(request)).isEqualTo(new BankAnswer.Unknown());
        assertThat(bank.cancel(request)).isEqualTo(new BankAnswer.Unknown());
        assertThat(bank.look(BankCode.KAKAO, number)).isEqualTo(new AccountLook.NotNow());
    }
}
