package pay.seller;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of sellers' money costs no more when there were more orders. */
@MadangTest
class SellerBooksTest {
    /** Beyond all that are real. */
    private static final long FIRST = 9_100_000_000_000_000_000L;

    @Autowired
    SellerBooks books;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;

    @Test
    void readsNoAccountOfAnOrder() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            long before = rowsReadBy(books::sums) + rowsReadBy(books::escrow);
            fillOrders();
            assertThat(rowsReadBy(books::sums) + rowsReadBy(books::escrow)).isLessThan(before + Plans.ROWS / 4);
        });
    }

    @Test
    void showsWhatWasKeptForOrdersAtTheEndOfTheLastDay() {
        LocalDate day = LocalDate.of(2999, 1, 2);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.update("insert into pay_safeguarding_day (day, trust, members, others, house) values (?, 0, 0, 0, 0)",
                    day.minusDays(1));
            jdbc.update("insert into pay_safeguarding_line (day, kind, balance) values (?, 'ORDER_ESCROW', 700)",
                    day.minusDays(1));
            assertThat(books.escrow()).contains(new SellerBooks.Escrow(day.minusDays(1), 700));
            jdbc.update("insert into pay_safeguarding_day (day, trust, members, others, house) values (?, 0, 0, 0, 0)",
                    day);
            assertThat(books.escrow()).as("nothing is kept").contains(new SellerBooks.Escrow(day, 0));
        });
    }

    private void fillOrders() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> accounts = new ArrayList<>();
        List<Object[]> balances = new ArrayList<>();
        for (long id = FIRST; id < FIRST + Plans.ROWS; id++) {
            accounts.add(new Object[]{id, "ORDER_ESCROW", id, "KRW", now});
            balances.add(new Object[]{id, 0, "CREDIT"});
        }
        new RowInsert(jdbc, "pay_account", "id", "kind", "owner", "currency", "created_at").insert(accounts);
        new RowInsert(jdbc, "pay_balance", "account_id", "slot", "guard").insert(balances);
    }

    private long rowsReadBy(Runnable query) {
        long before = rowsRead();
        query.run();
        return rowsRead() - before;
    }

    /** By this connection so far. */
    private long rowsRead() {
        return jdbc.query("show session status like 'Handler\\_read\\_%'", (row, _) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue).sum();
    }
}
