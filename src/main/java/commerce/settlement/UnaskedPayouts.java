package commerce.settlement;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Payouts that pay could not be asked for: they are tried again each hour, and an operator finds out why. */
@Queries
class UnaskedPayouts {
    private static final String FROM = """
             from commerce_settlement_statement force index (commerce_settlement_statement_by_status)
            where status = 'DUE' and ask_at is not null""";

    private final JdbcClient jdbc;

    UnaskedPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static ManualCases unaskedPayoutsOfSellers(UnaskedPayouts unasked) {
        return new ManualCases("commerce.unasked-payout", unasked::count, unasked::oldest);
    }

    public long count() {
        return jdbc.sql("select count(*)" + FROM).query(Long.class).single();
    }

    /** Those that are due longest, by the statement that they pay out. */
    public List<ManualCases.Case> oldest(int most) {
        return jdbc.sql("select id, closed_at, seller_id" + FROM + " order by pay_on, id limit ?").param(most)
                .query((row, _) -> new ManualCases.Case(Long.toString(row.getLong("id")),
                        UtcColumn.get(row, "closed_at"), "seller " + row.getLong("seller_id")))
                .list();
    }
}
