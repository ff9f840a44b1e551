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
    // Of those that are due few have it; those that were asked for have it too, until the bank has answered.
    private static final String FROM = """
             from commerce_settlement_statement force index (commerce_settlement_statement_by_ask)
            where ask_at is not null and status = 'DUE'""";

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

    /** Those that are tried again first, by the statement that they pay out. */
    public List<ManualCases.Case> oldest(int most) {
        return jdbc.sql("select id, closed_at, seller_id" + FROM + " order by ask_at, id limit ?").param(most)
                .query((row, _) -> new ManualCases.Case(Long.toString(row.getLong("id")),
                        UtcColumn.get(row, "closed_at"), "seller " + row.getLong("seller_id")))
                .list();
    }
}
