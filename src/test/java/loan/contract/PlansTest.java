package loan.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import loan.close.LoansBehind;
import loan.repayment.RepeatRequests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Plans;

/** Every list of loans and every sweep has its index. */
@MadangTest
class PlansTest {
    private static final LocalDate LATER = LocalDate.of(2036, 1, 1);

    @Autowired
    Contracts contracts;
    @Autowired
    Instalments instalments;
    @Autowired
    RepeatRequests repeat;
    @Autowired
    JdbcTemplate jdbc;
    Plans plans;

    @BeforeEach
    void open(@Autowired ApplicationContext context) {
        plans = new Plans(context);
    }

    @Test
    void listsAMembersLoans() {
        plans.assertServedByIndexes(this::fill, () -> {
            contracts.newest(new Tsid(7), Long.MAX_VALUE, 21);
            contracts.anyOpen(new Tsid(7));
        });
    }

    @Test
    void readsALoansInstalments() {
        plans.assertServedByIndexes(this::fill, () -> {
            instalments.of(new LoanId(5));
            instalments.firstUnpaid(new LoanId(5));
            instalments.due(new LoanId(5), new LoanId(50));
        });
    }

    @Test
    void findsWhatIsDue() {
        plans.assertServedByIndexes(this::fill, () -> {
            contracts.untold(Instant.EPOCH, 100);
            contracts.isUntold(new LoanId(5), Instant.EPOCH);
            instalments.toAsk(Instant.EPOCH, 100);
            contracts.running(new LoanId(Plans.ROWS - 100), 50);
            contracts.nextRunning(new LoanId(Plans.ROWS - 100));
            contracts.fallingDue(LATER.minusDays(1), 100);
            contracts.isFallingDue(new LoanId(5), LATER);
            repeat.next();
        });
    }

    @Test
    void findsWhoIsBehind(@Autowired LoansBehind behind) {
        plans.assertServedByIndexes(this::fill, () -> {
            behind.toTry(Instant.EPOCH, 100);
            behind.lock(new LoanId(5));
            behind.contains(new LoanId(5));
        });
        plans.assertReadsFew(this::fill, () -> behind.oldest(50));
    }

    /** Loans of a hundred members, none due, with an instalment each. */
    private void fill() {
        LocalDateTime then = LATER.atStartOfDay();
        List<Object[]> loans = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> late = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            loans.add(new Object[]{id, id, id % 100, 1, "은행", "대출", "CREDIT", 1_000, 0.05, "BULLET", "ACT_365", 0,
                    LATER.minusYears(10), LATER, 0, "ACTIVE", 1_000, LATER.minusYears(10), 1_000, 1, LATER, 0, 0, then,
                    then, 1});
            rows.add(new Object[]{id, 1, LATER.minusYears(10), LATER, 1_000, 50, 0, "PLANNED", then});
            late.add(new Object[]{Plans.ROWS + id, LATER, then, "broken", then});
        }
        new RowInsert(jdbc, "loan_contract", "id", "application_id", "member_id", "lender_id", "lender_name",
                "product_name", "kind", "principal", "annual_rate", "method", "day_count", "grace", "started_on",
                "ends_on", "prepayment_fee_rate", "status", "balance", "period_from", "period_balance", "next_number",
                "next_due_on", "level", "ahead", "opened_at", "tell_at", "version").insert(loans);
        new RowInsert(jdbc, "loan_instalment", "loan_id", "number", "from_on", "due_on", "principal", "interest",
                "balance", "state", "ask_at").insert(rows);
        new RowInsert(jdbc, "loan_behind", "loan_id", "next_day", "since", "cause", "try_at").insert(late);
    }
}
