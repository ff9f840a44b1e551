package commerce.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The adjustments' rows. Of several who decide one, the one whose update meets it open has done so. */
@Repository
class Adjustments {
    static final String OPEN = """
            select id, seller_id, amount, text, reason, proposed_by, proposed_at from commerce_settlement_adjustment
            where state = 'OPEN'\s""";

    private final JdbcClient jdbc;

    Adjustments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false when there is one with its id already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Adjustment proposed) {
        try {
            jdbc.sql("""
                    insert into commerce_settlement_adjustment (id, seller_id, amount, text, reason, state, proposed_by,
                        proposed_at)
                    values (?, ?, ?, ?, ?, 'OPEN', ?, ?)""")
                    .params(proposed.id().value(), proposed.seller().value(), proposed.amount().amount(),
                            proposed.text(), proposed.reason(), proposed.by().value(), UtcColumn.of(proposed.at()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Decides one; false when somebody else has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(Tsid id, boolean approved, Tsid by, Instant now) {
        return jdbc.sql("""
                update commerce_settlement_adjustment set state = ?, decided_by = ?, decided_at = ?
                where id = ? and state = 'OPEN'""")
                .params(approved ? "APPROVED" : "REFUSED", by.value(), UtcColumn.of(now), id.value()).update() == 1;
    }

    /** One that waits. */
    @Transactional(readOnly = true)
    public Optional<Adjustment> find(Tsid id) {
        return jdbc.sql(OPEN + "and id = ?").param(id.value()).query(Adjustments::adjustment).optional();
    }

    static Adjustment adjustment(ResultSet row, int number) throws SQLException {
        return new Adjustment(new Tsid(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                Won.of(row.getLong("amount")), row.getString("text"), row.getString("reason"),
                new Tsid(row.getLong("proposed_by")), UtcColumn.get(row, "proposed_at"));
    }
}
