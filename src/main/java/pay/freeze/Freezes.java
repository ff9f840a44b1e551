package pay.freeze;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** All freezes. Several may stand of an account, each for a reason of its own, once by a unique key. */
@Component
class Freezes {
    static final String STANDING = """
            select id, subject, owner, reason, reference, frozen_by, frozen_at from pay_freeze where standing = 1
            """;
    static final String LATEST = STANDING + " order by id desc limit ?";

    private final JdbcClient jdbc;

    Freezes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds one; false when one stands for the same reason and reference. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Freeze freeze) {
        return jdbc.sql("""
                insert ignore into pay_freeze (id, subject, owner, reason, reference, frozen_by, frozen_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(freeze.id().value(), freeze.subject().name(), freeze.owner().value(), freeze.reason().name(),
                        freeze.reference(), freeze.by().value(), UtcColumn.of(freeze.at()))
                .update() == 1;
    }

    /** Ends one; false when somebody else has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lift(FreezeId id, Tsid by, Instant now) {
        return jdbc.sql("""
                update pay_freeze set lifted_by = ?, lifted_at = ?, standing = null where id = ? and standing = 1
                """).params(by.value(), UtcColumn.of(now), id.value()).update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Freeze> find(FreezeId id) {
        return jdbc.sql(STANDING + " and id = ?").param(id.value()).query(Freezes::freeze).optional();
    }

    /** Those that stand of an account. Exact when its wallet, or its balance, is locked. */
    @Transactional(readOnly = true)
    public List<Freeze> of(Freeze.Subject subject, Tsid owner) {
        return jdbc.sql(STANDING + " and subject = ? and owner = ?").params(subject.name(), owner.value())
                .query(Freezes::freeze).list();
    }

    /** Those that stand, latest first. */
    @Transactional(readOnly = true)
    public List<Freeze> standing(int most) {
        return jdbc.sql(LATEST).param(most).query(Freezes::freeze).list();
    }

    private static Freeze freeze(ResultSet row, int number) throws SQLException {
        return new Freeze(new FreezeId(row.getLong("id")), Freeze.Subject.valueOf(row.getString("subject")),
                new Tsid(row.getLong("owner")), Freeze.Reason.valueOf(row.getString("reason")),
                row.getString("reference"), new Tsid(row.getLong("frozen_by")), UtcColumn.get(row, "frozen_at"));
    }
}
