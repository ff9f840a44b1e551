package commerce.settlement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The rows of changes of sellers' plans: of each seller one waits at a time. Whose update meets it open has decided it. */
@Repository
class PlanChanges {
    private static final String SELECT = """
            select id, seller_id, plan, valid_from, reason, state, proposed_by, proposed_at
            from commerce_seller_plan_change\s""";

    private final JdbcClient jdbc;

    PlanChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false when one of its seller waits already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(PlanChange proposed) {
        try {
            jdbc.sql(
                    """
                            insert into commerce_seller_plan_change (id, seller_id, open_seller, plan, valid_from, reason, state,
                                proposed_by, proposed_at)
                            values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)""")
                    .params(proposed.id().value(), proposed.seller().value(), proposed.seller().value(),
                            proposed.plan(), Date.valueOf(proposed.from()), proposed.reason(), proposed.by().value(),
                            UtcColumn.of(proposed.at()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Decides one; false when somebody else has. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean decide(Tsid id, boolean approved, Tsid by, Instant now) {
        return jdbc.sql("""
                update commerce_seller_plan_change set state = ?, open_seller = null, decided_by = ?, decided_at = ?
                where id = ? and state = 'OPEN'""")
                .params(approved ? "APPROVED" : "REFUSED", by.value(), UtcColumn.of(now), id.value()).update() == 1;
    }

    /** One that waits. */
    Optional<PlanChange> find(Tsid id) {
        return jdbc.sql(SELECT + "where id = ? and state = 'OPEN'").param(id.value()).query(PlanChanges::change)
                .optional();
    }

    /** Those of a seller, the newest first. */
    @Transactional(readOnly = true)
    public List<PlanChange> of(SellerId seller, int most) {
        return jdbc.sql(SELECT + "where seller_id = ? order by id desc limit ?").params(seller.value(), most)
                .query(PlanChanges::change).list();
    }

    private static PlanChange change(ResultSet row, int number) throws SQLException {
        return new PlanChange(new Tsid(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                row.getString("plan"), row.getObject("valid_from", LocalDate.class), row.getString("reason"),
                PlanChange.State.valueOf(row.getString("state")), new Tsid(row.getLong("proposed_by")),
                UtcColumn.get(row, "proposed_at"));
    }
}
