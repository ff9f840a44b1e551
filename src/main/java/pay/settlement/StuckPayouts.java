package pay.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import pay.merchant.MerchantId;
import platform.database.Queries;
import platform.time.UtcColumn;

/** Payouts of merchants that wait for an operator, and those that failed. */
@Queries
class StuckPayouts {
    private static final String HELD = """
            select a.merchant_id, a.held_at, a.hold_reason, (select coalesce(sum(s.payout), 0) from pay_settlement s
                where s.merchant_id = a.merchant_id and s.status = 'DUE') as waiting
            from pay_settlement_account a where a.held_at is not null""";

    private final JdbcClient jdbc;

    StuckPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A merchant whose payouts wait. */
    record Held(MerchantId merchant, Instant since, String reason, long waiting) {}

    /** Those whose payouts wait longest, with the amount that waits. */
    public List<Held> held(int most) {
        return jdbc.sql(HELD + " order by a.held_at limit ?").param(most).query((row, _) -> held(row)).list();
    }

    /** One whose payouts wait. */
    public Optional<Held> held(MerchantId merchant) {
        return jdbc.sql(HELD + " and a.merchant_id = ?").param(merchant.value()).query((row, _) -> held(row))
                .optional();
    }

    /** Settlements whose payout failed or came back, the newest first. */
    public List<Settlement> failed(int most) {
        return jdbc
                .sql(Settlements.SELECT
                        + "where status in ('FAILED', 'RETURNED') order by pay_on desc, id desc limit ?")
                .param(most).query(Settlements::of).list();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(new MerchantId(row.getLong("merchant_id")), UtcColumn.get(row, "held_at"),
                Objects.requireNonNull(row.getString("hold_reason")), row.getLong("waiting"));
    }
}
