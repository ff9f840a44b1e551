package commerce.coupon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of what is proposed. Of several who decide one, the one whose update meets it open has done so. */
@Repository
class CouponProposals {
    static final String OPEN = """
            select id, null as seller_id, name, kind, value, most, minimum, stock, valid_from, valid_until, reason,
                proposed_by, proposed_at
            from commerce_coupon_proposal where state = 'OPEN'\s""";

    private final JdbcClient jdbc;

    CouponProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false when there is one with its id already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(CouponProposal proposed) {
        Coupon coupon = proposed.coupon();
        Won most = coupon.most();
        try {
            jdbc.sql("""
                    insert into commerce_coupon_proposal (id, name, kind, value, most, minimum, stock, valid_from,
                        valid_until, reason, state, proposed_by, proposed_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)""")
                    .param(coupon.id().value()).param(coupon.name()).param(coupon.kind().name()).param(coupon.value())
                    .param(most == null ? null : most.amount()).param(coupon.minimum().amount()).param(coupon.stock())
                    .param(UtcColumn.of(coupon.validFrom())).param(UtcColumn.of(coupon.validUntil()))
                    .param(proposed.reason()).param(proposed.by().value()).param(UtcColumn.of(proposed.at())).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Decides one; false when somebody else has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(CouponId id, boolean approved, Tsid by, Instant now) {
        return jdbc.sql("""
                update commerce_coupon_proposal set state = ?, decided_by = ?, decided_at = ?
                where id = ? and state = 'OPEN'""")
                .params(approved ? "APPROVED" : "REFUSED", by.value(), UtcColumn.of(now), id.value()).update() == 1;
    }

    /** One that waits. */
    @Transactional(readOnly = true)
    public Optional<CouponProposal> find(CouponId id) {
        return jdbc.sql(OPEN + "and id = ?").param(id.value()).query(CouponProposals::proposal).optional();
    }

    static CouponProposal proposal(ResultSet row, int number) throws SQLException {
        return new CouponProposal(Coupons.coupon(row, number), row.getString("reason"),
                new Tsid(row.getLong("proposed_by")), UtcColumn.get(row, "proposed_at"));
    }
}
