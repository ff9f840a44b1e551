package pay.wallet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pay.ledger.MovementId;
import pay.period.Period;
import platform.database.Queries;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/**
 * The member's list, latest first; read along its primary key alone, since each further index would be written by every transfer.
 * A period's ends are looked for among the sequences, which have no gaps and are as good as in the order of time.
 */
@Queries
class WalletMovements {
    /** How many are looked through for one page of one kind; what is older comes with the next page. */
    static final int LOOKED_THROUGH = 1_000;
    /** So much later than the next in sequence one may have happened, by the clock of another instance. */
    private static final Duration SLACK = Duration.ofMinutes(1);
    private static final String PAGE = """
            select sequence, movement_id, kind, amount, balance, description, occurred_at from pay_wallet_movement
            where member_id = ? and sequence < ? and sequence >= ?""";
    private static final String FIRST_FROM = """
            select sequence, occurred_at from pay_wallet_movement where member_id = ? and sequence >= ?
            order by sequence limit 1""";

    private final JdbcClient jdbc;
    private final Cursors cursors;

    WalletMovements(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /**
     * What of them a member wants to see.
     *
     * @param kind null: all
     */
    record Filter(MoneyMoved.@Nullable Kind kind, Period period) {}

    private record Moment(long sequence, Instant at) {}

    /** A page; one of a kind may hold fewer than are asked for, or none, and lead on to more. */
    public CursorPage<WalletMovement> list(Tsid memberId, Filter filter, PageQuery page) {
        String list = "pay.wallet-movements:" + memberId;
        Instant from = filter.period().from();
        Instant until = filter.period().until();
        long newest = newest(memberId);
        long oldest = from == null ? 1 : firstAt(memberId, from.minus(SLACK), newest);
        long before = Math.min(cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE),
                until == null ? newest + 1 : firstAt(memberId, until.plus(SLACK), newest));
        long lowest = filter.kind() == null ? oldest : Math.max(oldest, before - LOOKED_THROUGH);
        CursorPage<WalletMovement> found = CursorPage.of(
                rows(memberId, filter, before, lowest, page.size() + 1), page.size(),
                row -> cursors.encode(list, row.sequence()));
        return found.nextCursor() == null && lowest > oldest
                ? new CursorPage<>(found.items(), cursors.encode(list, lowest))
                : found;
    }

    private List<WalletMovement> rows(Tsid memberId, Filter filter, long before, long lowest, int most) {
        StringBuilder sql = new StringBuilder(PAGE);
        List<Object> values = new ArrayList<>(List.of(memberId.value(), before, lowest));
        MoneyMoved.Kind kind = filter.kind();
        if (kind != null) {
            sql.append(" and kind = ?");
            values.add(kind.name());
        }
        Instant from = filter.period().from();
        if (from != null) {
            sql.append(" and occurred_at >= ?");
            values.add(UtcColumn.of(from));
        }
        Instant until = filter.period().until();
        if (until != null) {
            sql.append(" and occurred_at < ?");
            values.add(UtcColumn.of(until));
        }
        values.add(most);
        return jdbc.sql(sql.append(" order by sequence desc limit ?").toString()).params(values)
                .query((row, number) -> new WalletMovement(row.getLong("sequence"),
                        new MovementId(row.getLong("movement_id")), MoneyMoved.Kind.valueOf(row.getString("kind")),
                        Won.of(row.getLong("amount")), Won.of(row.getLong("balance")), row.getString("description"),
                        UtcColumn.get(row, "occurred_at")))
                .list();
    }

    private long newest(Tsid memberId) {
        return jdbc.sql("select coalesce(max(sequence), 0) from pay_wallet_movement where member_id = ?")
                .param(memberId.value()).query(Long.class).single();
    }

    /** The sequence of the first that happened at a moment or later; one more than the newest when none did. */
    private long firstAt(Tsid memberId, Instant moment, long newest) {
        long low = 1;
        long high = newest + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Optional<Moment> found = jdbc.sql(FIRST_FROM).params(memberId.value(), middle)
                    .query((row, number) -> new Moment(row.getLong("sequence"), UtcColumn.get(row, "occurred_at")))
                    .optional();
            if (found.isPresent() && found.get().at().isBefore(moment)) {
                low = found.get().sequence() + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
