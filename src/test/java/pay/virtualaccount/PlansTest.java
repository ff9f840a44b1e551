package pay.virtualaccount;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.bank.BankCode;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Virtual accounts are found by their payment and by their number, deposits that are kept by their state. */
@MadangTest
class PlansTest {
    @Autowired
    VirtualAccountRows accounts;
    @Autowired
    OverdueAccounts overdue;
    @Autowired
    SandboxDeposits sandbox;
    @Autowired
    KeptDeposits kept;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsAccountsAndDeposits(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            accounts.ofPayment(new Tsid(7));
            accounts.end(List.of(new Tsid(7), new Tsid(8)));
            accounts.paymentAt(BankCode.SHINHAN, "79000000000007");
            overdue.take(16);
            sandbox.at(BankCode.SHINHAN, "79000000000007");
            kept.count();
            kept.oldest(50);
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> deposits = new ArrayList<>();
        List<Object[]> there = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id, id % 100, "088", "79%012d".formatted(id), 1_000, now, id,
                    id % 10 == 0 ? "WAITING" : "PAID", now.plusHours(1)});
            there.add(new Object[]{"088", "reference-" + id, "79%012d".formatted(id), 1_000, now});
            deposits.add(new Object[]{id, "088", "reference-" + id, id, 1_000, now, "EXACT", "TAKEN", id});
        }
        // The accounts that these would point at are of no account here.
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, "pay_virtual_account", "id", "payment_id", "member_id", "bank_code", "number", "amount",
                "due_at", "refund_account_id", "state", "ask_at").insert(rows);
        new RowInsert(jdbc, "pay_sandbox_deposit", "bank_code", "reference", "number", "amount", "deposited_at")
                .insert(there);
        new RowInsert(jdbc, "pay_deposit", "id", "bank_code", "reference", "virtual_account_id", "amount",
                "deposited_at", "verdict", "state", "file_key").insert(deposits);
        jdbc.execute("set foreign_key_checks = 1");
    }
}
