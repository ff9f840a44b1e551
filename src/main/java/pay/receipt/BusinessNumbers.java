package pay.receipt;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Under which business number each receipt's seller is registered; the demo's merchants never applied and have none. */
@Component
class BusinessNumbers {
    private final JdbcTemplate jdbc;

    BusinessNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Map<Long, String> ofPayments(Collection<Long> payments) {
        Map<Long, String> found = new HashMap<>();
        if (!payments.isEmpty()) {
            jdbc.query("""
                    select r.payment_id, a.business_number from pay_cash_receipt r
                    join pay_merchant_application a on a.merchant_id = r.merchant_id
                    where r.payment_id = r.part_id and r.payment_id in (%s)""".formatted(
                    String.join(", ", Collections.nCopies(payments.size(), "?"))),
                    row -> {
                        found.put(row.getLong(1), row.getString(2));
                    }, payments.toArray());
        }
        return found;
    }
}
