package pay.virtualaccount;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;
import platform.id.Ids;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MadangTest
class SandboxDepositControllerTest {
    @Autowired
    PlayBankDeposit play;
    @Autowired
    Ids ids;
    @Autowired
    JdbcClient jdbc;

    /** Who deposits here has paid, and anybody may ask for it. */
    @Test
    void isNotThereWhereAnotherBankGivesTheNumbersOut() {
        var controller = new SandboxDepositController(play,
                new VirtualAccountSettings(VirtualAccountSettings.Provider.TOSS));
        String reference = ids.next().toString();
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> controller.deposit("088", "79123456789012", 10_000, reference, true))
                .matches(refused -> refused.getStatusCode() == HttpStatus.NOT_FOUND);
        assertThat(jdbc.sql("select count(*) from pay_sandbox_deposit where reference = ?").param(reference)
                .query(Integer.class).single()).isZero();
    }
}
