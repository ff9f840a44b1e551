package pay.wallet;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The indexes that serve what is read often. */
@MadangTest
class PlansTest {
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void readsTheMembersListAlongItsPrimaryKey() {
        assertThat(planOf(
                WalletMovements.PAGE.replaceFirst("\\?", "7").replaceFirst("\\?", "9").replaceFirst("\\?", "21")))
                .containsEntry("key", "PRIMARY").doesNotContainEntry("Extra", "Using filesort");
    }

    @Test
    void findsWhatIsDueByItsTime() {
        assertThat(
                possibleKeys("select id from pay_payment where status = 'READY' and pay_by <= now() order by pay_by"))
                .contains("ix_pay_payment_due");
        assertThat(possibleKeys("select id from pay_bank_transfer where next_step_at <= now() order by next_step_at"))
                .contains("ix_pay_bank_transfer_due");
        assertThat(possibleKeys("select id from pay_payment where member_id = 7 and status = 'READY'"))
                .contains("ix_pay_payment_member");
    }

    private String possibleKeys(String query) {
        return String.valueOf(planOf(query).get("possible_keys"));
    }

    private Map<String, Object> planOf(String query) {
        return jdbc.queryForMap("explain format=traditional " + query);
    }
}
