package commerce.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/**
 * Refunds that pay has refused for good: a person finds out why, and has pay asked again or settles with the buyer. Of several who
 * decide about one, the one whose update meets it as they saw it has done so.
 */
@Repository
class RefusedRefunds {
    static final String COUNT = "select count(*) from commerce_refund where state = 'FAILED'";
    private static final String OLDEST = """
            select f.id, f.order_id, f.claim_id, f.failure, f.requested_at, f.interest, f.settlement_id,
                f.settlement_reason,
                (select sum(l.amount) from commerce_refund_leg l where l.refund_id = f.id) amount
            from commerce_refund f where f.state = 'FAILED' and f.id > ? order by f.id limit ?""";

    private final JdbcClient jdbc;

    RefusedRefunds(JdbcClient jdbc) {
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
    static ManualCases refusedRefundsToSettle(RefusedRefunds refunds) {
        return new ManualCases("commerce.refund", refunds::count,
                most -> refunds.oldest(0, most).stream()
                        .map(each -> new ManualCases.Case(Long.toString(each.id().value()), each.since(),
                                "order %s, %s".formatted(each.orderId().value(), each.failure())))
                        .toList());
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    /** The oldest first, newer than {@code after}. */
    @Transactional(readOnly = true)
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

    /** Why pay refused it, a code; empty when it is none of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<String> failure(RefundId id) {
        return jdbc.sql("select failure from commerce_refund where id = ? and state = 'FAILED' for update")
                .param(id.value()).query(String.class).optional();
    }

    /** It waits for pay again, which knows it by this id now; false when it is none of them, or somebody has
     * proposed that the buyer has the money already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean askAgain(RefundId id, RefundId request, Instant repeatAt) {
        return jdbc
                .sql("""
                        update commerce_refund set state = 'REQUESTED', failure = null, asked_as = ?, repeated = 0, repeat_at = ?
                        where id = ? and state = 'FAILED' and settlement_id is null""")
                .params(request.value(), UtcColumn.of(repeatAt), id.value()).update() == 1;
    }

    /** False when it is none of them, or somebody has proposed it before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean propose(RefundId id, Tsid proposal, Tsid by, String reason) {
        return jdbc.sql("""
                update commerce_refund set settlement_id = ?, settlement_by = ?, settlement_reason = ?
                where id = ? and state = 'FAILED' and settlement_id is null""")
                .params(proposal.value(), by.value(), reason, id.value()).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Tsid> proposedBy(RefundId id, Tsid proposal) {
        return jdbc.sql("select settlement_by from commerce_refund where id = ? and settlement_id = ?")
                .params(id.value(), proposal.value()).query(Long.class).optional().map(Tsid::new);
    }

    /** False when this is not proposed of it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean settle(RefundId id, Tsid proposal) {
        return jdbc.sql("""
                update commerce_refund set state = 'SETTLED'
                where id = ? and settlement_id = ? and state = 'FAILED'""").params(id.value(), proposal.value())
                .update() == 1;
    }

    /** The same. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean dismiss(RefundId id, Tsid proposal) {
        return jdbc.sql("""
                update commerce_refund set settlement_id = null, settlement_by = null, settlement_reason = null
                where id = ? and settlement_id = ? and state = 'FAILED'""").params(id.value(), proposal.value())
                .update() == 1;
    }
}
