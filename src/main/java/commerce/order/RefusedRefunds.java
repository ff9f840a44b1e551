package commerce.order;

import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/**
 * Refunds that pay has refused for good: a person finds out why, and has pay asked again or settles with the buyer. Of several who
 * decide about one, the one whose update meets it as they saw it has done so.
 */
@Repository
class RefusedRefunds {
    private final JdbcClient jdbc;

    RefusedRefunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
