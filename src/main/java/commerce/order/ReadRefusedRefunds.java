package commerce.order;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Refunds that pay has refused for good and nobody has settled. */
@Queries
class ReadRefusedRefunds {
    static final String COUNT = "select count(*) from commerce_refund where state = 'FAILED'";
    private static final String OLDEST = """
            select f.id, f.order_id, f.claim_id, f.failure, f.requested_at, f.interest, f.settlement_id,
                f.settlement_reason,
                (select sum(l.amount) from commerce_refund_leg l where l.refund_id = f.id) amount
            from commerce_refund f where f.state = 'FAILED' and f.id > ? order by f.id limit ?""";

    private final JdbcClient jdbc;

    ReadRefusedRefunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them, as operators see it.
     *
     * @param amount in won, with interest
     * @param failure pay's reason, a code
     * @param proposal null: nobody has said that it is settled
     * @param reason how, in their words
     */
    record Refused(RefundId id, OrderId orderId, @Nullable Tsid claim, long amount, String failure, Instant since,
            @Nullable Tsid proposal, @Nullable String reason) {}

    @Bean
    static ManualCases refusedRefundsToSettle(ReadRefusedRefunds refunds) {
        return new ManualCases("commerce.refund", refunds::count,
                most -> refunds.oldest(0, most).stream()
                        .map(each -> new ManualCases.Case(Long.toString(each.id().value()), each.since(),
                                "order %s, %s".formatted(each.orderId().value(), each.failure())))
                        .toList());
    }

    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    /** The oldest first, newer than {@code after}. */
    List<Refused> oldest(long after, int most) {
        return jdbc.sql(OLDEST).params(after, most)
                .query((row, number) -> new Refused(new RefundId(row.getLong("id")),
                        new OrderId(row.getLong("order_id")),
                        row.getLong("claim_id") == 0 ? null : new Tsid(row.getLong("claim_id")),
                        row.getLong("amount") + row.getLong("interest"), row.getString("failure"),
                        UtcColumn.get(row, "requested_at"),
                        row.getObject("settlement_id") == null ? null : new Tsid(row.getLong("settlement_id")),
                        row.getString("settlement_reason")))
                .list();
    }
}
