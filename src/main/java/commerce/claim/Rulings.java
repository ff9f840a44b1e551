package commerce.claim;

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
import platform.time.UtcColumn;

/** The rulings' rows: one at a time waits of each subject. Of several who decide one, the one whose update meets it open has done so. */
@Repository
class Rulings {
    static final String OPEN = """
            select id, kind, open_subject, seller_id, fault, reason, proposed_by, proposed_at from commerce_ruling
            where open_subject is not null\s""";

    private final JdbcClient jdbc;

    Rulings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false when one of its subject waits already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Ruling proposed) {
        try {
            jdbc.sql(
                    """
                            insert into commerce_ruling (id, kind, subject, open_subject, seller_id, fault, reason, state, proposed_by,
                                proposed_at)
                            values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)""")
                    .params(proposed.id().value(), proposed.kind().name(), proposed.subject().value(),
                            proposed.subject().value(), proposed.seller().value(), proposed.fault().name(),
                            proposed.reason(), proposed.by().value(), UtcColumn.of(proposed.at()))
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
                update commerce_ruling set state = ?, open_subject = null, decided_by = ?, decided_at = ?
                where id = ? and state = 'OPEN'""")
                .params(approved ? "APPROVED" : "REFUSED", by.value(), UtcColumn.of(now), id.value()).update() == 1;
    }

    /** One that waits. */
    @Transactional(readOnly = true)
    public Optional<Ruling> find(Tsid id) {
        return jdbc.sql(OPEN + "and id = ?").param(id.value()).query(Rulings::ruling).optional();
    }

    /** Whether one of this subject does. */
    @Transactional(readOnly = true)
    public boolean waits(Tsid subject) {
        return jdbc.sql("select exists (select 1 from commerce_ruling where open_subject = ?)").param(subject.value())
                .query(Boolean.class).single();
    }

    static Ruling ruling(ResultSet row, int number) throws SQLException {
        return new Ruling(new Tsid(row.getLong("id")), Ruling.Kind.valueOf(row.getString("kind")),
                new Tsid(row.getLong("open_subject")), new SellerId(row.getLong("seller_id")),
                Fault.valueOf(row.getString("fault")), row.getString("reason"), new Tsid(row.getLong("proposed_by")),
                UtcColumn.get(row, "proposed_at"));
    }
}
