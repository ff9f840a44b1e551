package commerce.settlement;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Sellers whose payouts wait: an operator looks after them. */
@Queries
class HeldPayouts {
    private final JdbcClient jdbc;

    HeldPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param reason a code, or what an operator wrote
     * @param by the operator who holds them; null when that happened by itself
     * @param waiting what is due, in won
     */
    record Held(SellerId seller, Instant since, String reason, @Nullable Tsid by, long waiting) {}

    /** Where to read on: after this one. */
    record Place(Instant since, long seller) {
        static final Place FIRST = new Place(Instant.EPOCH, 0);
    }

    @Bean
    static ManualCases heldPayoutsOfSellers(HeldPayouts held) {
        return new ManualCases("commerce.held-payout", held::count,
                most -> held.oldest(Place.FIRST, most).stream().map(each -> new ManualCases.Case(
                        Long.toString(each.seller().value()), each.since(),
                        each.by() == null ? each.reason() : "by hand"))
                        .toList());
    }

    public long count() {
        return jdbc.sql("select count(*) from commerce_settlement_account where held_at is not null").query(Long.class)
                .single();
    }

    /** Those that wait longest, of those that wait since then. */
    public List<Held> oldest(Place after, int most) {
        return jdbc
                .sql("""
                        select a.seller_id, a.held_at, a.hold_reason, a.held_by,
                            (select coalesce(sum(s.payout), 0) from commerce_settlement_statement s
                                where s.seller_id = a.seller_id and s.status = 'DUE') waiting
                        from commerce_settlement_account a
                        where a.held_at >= :since and (a.held_at > :since or a.seller_id > :seller)
                        order by a.held_at, a.seller_id limit :most""")
                .param("since", UtcColumn.of(after.since())).param("seller", after.seller()).param("most", most)
                .query((row, number) -> {
                    long by = row.getLong("held_by");
                    return new Held(new SellerId(row.getLong("seller_id")), UtcColumn.get(row, "held_at"),
                            row.getString("hold_reason"), by == 0 ? null : new Tsid(by), row.getLong("waiting"));
                }).list();
    }
}
