package pay.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Payments are found along an index: by their order, by their time, by their member. */
@MadangTest
class PlansTest {
    @Autowired
    Payments payments;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsPaymentsByOrderTimeAndMember(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            payments.find(new Tsid(7));
            payments.findOwner(new Tsid(7));
            payments.findEach(List.of(7L, 8L));
            payments.lock(new Tsid(7));
            payments.lockById(new Tsid(7));
            payments.lockEach(List.of(new Tsid(7), new Tsid(8)));
            payments.lockDue(clock.instant(), 100);
            payments.unconfirmed(clock.instant(), 100);
            payments.lockUndeposited(clock.instant(), 100);
            payments.undeposited(clock.instant(), 100);
            payments.awaitingDeposit(new Tsid(7));
            payments.anyOpen(new Tsid(7));
            payments.anyUnknown(new Tsid(7));
        });
    }

    /** Payments of a hundred members, none of them due. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id, id % 100, "READY", "감귤", 1_000, later, now, 0, 0});
        }
        new RowInsert(jdbc, "pay_payment", "id", "order_id", "member_id", "status", "order_name", "amount", "pay_by",
                "created_at", "refunds", "version").insert(rows);
    }
}
