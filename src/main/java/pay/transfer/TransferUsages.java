package pay.transfer;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pay.usage.Usages;

/** What members have sent. */
@Component
class TransferUsages extends Usages {
    TransferUsages(JdbcTemplate jdbc) {
        super(jdbc, "pay_transfer_usage");
    }
}
