package pay.wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.period.Period;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A list of many movements, one each minute: the first a loan, then refunds, and each hundredth a payment. */
@MadangTest
class WalletMovementsTest {
    private static final int MANY = 2 * WalletMovements.LOOKED_THROUGH + 500;
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Period ALWAYS = new Period(null, null);

    @Autowired
    WalletMovements movements;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    private Tsid member;

    @BeforeEach
    void moves() {
        member = ids.next();
        transaction.executeWithoutResult(_ -> {
            List<Object[]> rows = new ArrayList<>();
            for (long sequence = 1; sequence <= MANY; sequence++) {
                // As by the clocks of two instances, one of which is ten seconds ahead.
                Instant at = FIRST.plus(Duration.ofMinutes(sequence)).plusSeconds(sequence % 2 == 0 ? 70 : 0);
                rows.add(new Object[]{member.value(), sequence, ids.nextLong(),
                        sequence == 1 ? "LOAN" : sequence % 100 == 0 ? "PAYMENT" : "REFUND", 1_000, 1_000, "환불",
                        UtcColumn.of(at)});
            }
            jdbc.execute("set foreign_key_checks = 0");
            new RowInsert(jdbc, "pay_wallet_movement", "member_id", "sequence", "movement_id", "kind", "amount",
                    "balance", "description", "occurred_at").insert(rows);
            jdbc.execute("set foreign_key_checks = 1");
        });
    }

    @Test
    void findsAllOfAKindPageByPageHoweverRareItIs() {
        assertThat(all(MoneyMoved.Kind.LOAN, ALWAYS)).containsExactly(1L);
        assertThat(all(MoneyMoved.Kind.PAYMENT, ALWAYS)).hasSize(MANY / 100).isSortedAccordingTo(
                java.util.Comparator.reverseOrder()).allMatch(sequence -> sequence % 100 == 0);
        assertThat(all(MoneyMoved.Kind.WITHDRAWAL, ALWAYS)).isEmpty();
        assertThat(all(null, ALWAYS)).hasSize(MANY);
    }

    @Test
    void findsWhatHappenedInAPeriodThoughNotQuiteInTheOrderOfItsList() {
        for (int minute : List.of(0, 1, 2, 777, 778, MANY - 1, MANY, MANY + 10)) {
            Instant from = FIRST.plus(Duration.ofMinutes(minute)).plusSeconds(5);
            Instant until = from.plus(Duration.ofMinutes(3));
            List<Long> expected = jdbc.queryForList("select sequence from pay_wallet_movement where member_id = ?"
                    + " and occurred_at >= ? and occurred_at < ? order by sequence desc", Long.class, member.value(),
                    UtcColumn.of(from), UtcColumn.of(until));
            assertThat(all(null, new Period(from, until))).as("from %s", from).isEqualTo(expected);
        }
        assertThat(all(null, new Period(FIRST.plus(Duration.ofMinutes(100)), null))).hasSize(MANY - 99);
        assertThat(all(MoneyMoved.Kind.PAYMENT, new Period(null, FIRST.plus(Duration.ofMinutes(250)))))
                .containsExactly(200L, 100L);
    }

    /** The sequences of all pages. */
    private List<Long> all(MoneyMoved.Kind kind, Period period) {
        List<Long> found = new ArrayList<>();
        String cursor = null;
        do {
            CursorPage<WalletMovement> page = movements.list(member, new WalletMovements.Filter(kind, period),
                    new PageQuery(cursor, 100));
            page.items().forEach(each -> found.add(each.sequence()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }
}
