package commerce.settlement;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Sellers whose payouts wait: an operator looks after them. */
@Repository
class HeldPayouts {
    private final JdbcClient jdbc;

    HeldPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param reason a code, or what an operator wrote
     * @param byHand whether an operator holds them
     * @param waiting what is due, in won
     */
    record Held(SellerId seller, Instant since, String reason, boolean byHand, long waiting) {}

    @Bean
    static ManualCases heldPayoutsOfSellers(HeldPayouts held) {
        return new ManualCases("commerce.held-payout", held::count,
                most -> held.oldest(most).stream().map(each -> new ManualCases.Case(
                        Long.toString(each.seller().value()), each.since(), each.byHand() ? "by hand" : each.reason()))
                        .toList());
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from commerce_settlement_account where held_at is not null").query(Long.class)
                .single();
    }

    /** Those that wait longest. */
    @Transactional(readOnly = true)
    public List<Held> oldest(int most) {
        return jdbc
                .sql("""
                        select a.seller_id, a.held_at, a.hold_reason, a.held_by is not null by_hand,
                            (select coalesce(sum(s.payout), 0) from commerce_settlement_statement s
                                where s.seller_id = a.seller_id and s.status = 'DUE') waiting
                        from commerce_settlement_account a where a.held_at is not null order by a.held_at, a.seller_id limit ?""")
                .param(most)
                .query((row, number) -> new Held(new SellerId(row.getLong("seller_id")), UtcColumn.get(row, "held_at"),
                        row.getString("hold_reason"), row.getBoolean("by_hand"), row.getLong("waiting")))
                .list();
    }
}
