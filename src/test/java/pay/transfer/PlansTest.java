package pay.transfer;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.payee.Payees;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** A member's transfers, what waits for a phone number and what is overdue are each read along an index. */
@MadangTest
class PlansTest {
    @Autowired
    Transfers transfers;
    @Autowired
    HeldTransfers held;
    @Autowired
    Payees payees;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsTransfersAlongIndexes(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            transfers.of(new Tsid(7), Long.MAX_VALUE, 20);
            transfers.find(new TransferId(7));
            transfers.waiting(List.of("x7", "y7"), clock.instant(), Long.MAX_VALUE, 20);
            held.due(clock.instant(), 100);
            held.of(new Tsid(7));
            held.isFor(new TransferId(7), List.of("x7", "y7"));
            payees.byPhone(List.of("x7", "y7"));
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> sent = new ArrayList<>();
        List<Object[]> waiting = new ArrayList<>();
        List<Object[]> members = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            sent.add(new Object[]{id, id % 100 + 1, 1_000, "HELD", "김*당", "010-****-5678", now});
            waiting.add(new Object[]{id, id % 100 + 1, "sealed", "x" + id, id, later});
            members.add(new Object[]{id, "김*당", "sealed", "x" + id, now});
        }
        // The holds in the ledger, which these would point at, are of no account here.
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, "pay_transfer", "id", "sender", "amount", "status", "sender_name", "recipient_name",
                "sent_at").insert(sent);
        new RowInsert(jdbc, "pay_held_transfer", "transfer_id", "sender", "phone", "phone_index", "hold", "accept_by")
                .insert(waiting);
        new RowInsert(jdbc, "pay_payee", "member_id", "masked_name", "phone", "phone_index", "phone_since")
                .insert(members);
        jdbc.execute("set foreign_key_checks = 1");
    }
}
