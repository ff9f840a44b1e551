package pay.chargeback;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Chargebacks are found by their payment, and the open ones by their state. */
@MadangTest
class PlansTest {
    @Autowired
    Chargebacks chargebacks;
    @Autowired
    ReadChargebacks read;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsChargebacks(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            chargebacks.find(new ChargebackId(7));
            chargebacks.of(new Tsid(7));
            read.ofOrder(new Tsid(7));
            read.open(100);
            read.decided(20);
            chargebacks.late(LocalDate.of(2027, 1, 1));
            chargebacks.late(LocalDate.of(2027, 1, 1), 50);
            chargebacks.anyOpenOf(new Tsid(7));
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean isOpen = id % 100 == 0;
            rows.add(new @Nullable Object[]{id, id, id, isOpen ? id : null, 41, "CB-" + id, 1_000, "FRAUD",
                    isOpen ? "OPEN" : "WON",
                    1, now, Date.valueOf(LocalDate.of(2026, 12, 31)), isOpen ? null : 2L, isOpen ? null : now});
        }
        // The payments that these would point at are of no account here.
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, "pay_chargeback", "id", "order_id", "payment_id", "open_payment_id", "company",
                "company_case", "amount",
                "reason", "state", "opened_by", "opened_at", "answer_by", "decided_by", "decided_at").insert(rows);
        jdbc.execute("set foreign_key_checks = 1");
    }
}
