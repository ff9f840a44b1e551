package pay.wallet;

import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class WalletCapTest {
    @Test
    void isWhatHoldsOnTheDayOfTheTransactionInSeoul(@Autowired JdbcTemplate jdbc, @Autowired Clock clock,
            @Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.execute("set foreign_key_checks = 0");
            jdbc.update("insert into pay_wallet_cap (valid_from, cap, proposal_id) values ('2199-06-01', 1000000, 1),"
                    + " ('2199-01-01', 1500000, 2)");
            jdbc.execute("set foreign_key_checks = 1");
            WalletCap cap = new WalletCap(new WalletLimits(2_000_000), jdbc, clock);

            assertThat(cap.at(clock.instant())).isEqualTo(2_000_000);
            assertThat(cap.at(Instant.parse("2198-12-31T14:59:59Z"))).isEqualTo(2_000_000);
            assertThat(cap.at(Instant.parse("2198-12-31T15:00:00Z"))).isEqualTo(1_500_000);
            assertThat(cap.at(Instant.parse("2199-05-31T14:59:59Z"))).isEqualTo(1_500_000);
            assertThat(cap.at(Instant.parse("2199-05-31T15:00:00Z"))).isEqualTo(1_000_000);
        });
    }
}
