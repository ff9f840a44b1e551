package pay.easypay;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pay.usage.Usages;

/** What members have paid merchants. */
@Component
class PaymentUsages extends Usages {
    PaymentUsages(JdbcTemplate jdbc) {
        super(jdbc, "pay_easypay_usage");
    }
}
