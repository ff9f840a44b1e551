package pay.bank;

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
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Transfers are found along an index, for the calls that are due and for a person. A member's twenty accounts may be sorted. */
@MadangTest
class PlansTest {
    @Autowired
    BankTransfers transfers;
    @Autowired
    BankSteps steps;
    @Autowired
    StuckTransfers stuck;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsTransfersByWhatTheyWaitFor(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            steps.take(16);
            transfers.existsByMemberIdAndProgressStatusIn(7, FindBankTransfer.OPEN);
            transfers.existsByBankAccountIdAndProgressStatusIn(7, FindBankTransfer.OPEN);
            stuck.count();
            stuck.oldest(50);
        });
    }

    /** Transfers of a hundred members, all asked about later. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, "OUT", "REFUND", id, id % 100, id % 100, 1_000, id, "UNKNOWN", 1, later, now, 0});
        }
        // The accounts and holds that these would point at are of no account here.
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, "pay_bank_transfer", "id", "direction", "purpose", "purpose_id", "member_id",
                "bank_account_id", "amount", "hold", "status", "enquiries", "next_step_at", "created_at", "version")
                .insert(rows);
        jdbc.execute("set foreign_key_checks = 1");
    }
}
