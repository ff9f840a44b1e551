package pay.approval;

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
import tools.jackson.databind.json.JsonMapper;

/** All proposals. Of several who decide one, the one whose update meets it open has done so. */
@Component
class Proposals {
    private static final String SELECT = """
            select id, kind, terms, reason, proposed_by, proposed_at, expires_at from pay_proposal where state = 'OPEN'
            """;
    static final String OPEN = SELECT + " order by expires_at limit ?";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Proposals(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds one; false when there is one with its id already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Proposal proposal) {
        return jdbc.sql("""
                insert ignore into pay_proposal (id, kind, terms, reason, proposed_by, proposed_at, expires_at, state)
                values (?, ?, ?, ?, ?, ?, ?, 'OPEN')
                """).params(proposal.id().value(), proposal.terms().kind().name(),
                json.writeValueAsString(proposal.terms()), proposal.reason(), proposal.by().value(),
                UtcColumn.of(proposal.at()), UtcColumn.of(proposal.expiresAt())).update() == 1;
    }

    /** Decides one that has not expired; false when somebody else has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(Tsid id, Proposal.State how, Tsid by, Instant now) {
        return jdbc.sql("""
                update pay_proposal set state = ?, decided_by = ?, decided_at = ?
                where id = ? and state = 'OPEN' and expires_at > ?
                """).params(how.name(), by.value(), UtcColumn.of(now), id.value(), UtcColumn.of(now)).update() == 1;
    }

    /** Ends those whose time is over. */
    @Transactional
    public int expire(Instant now) {
        return jdbc.sql("""
                update pay_proposal set state = 'EXPIRED', decided_at = ? where state = 'OPEN' and expires_at <= ?
                """).params(UtcColumn.of(now), UtcColumn.of(now)).update();
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> find(Tsid id) {
        return jdbc.sql(SELECT + " and id = ?").param(id.value()).query(this::proposal).optional();
    }

    /** Who proposed it, whatever became of it. */
    @Transactional(readOnly = true)
    public Tsid proposer(Tsid id) {
        return new Tsid(jdbc.sql("select proposed_by from pay_proposal where id = ?").param(id.value())
                .query(Long.class).single());
    }

    /** What else of its kind was approved since it was proposed. */
    @Transactional(readOnly = true)
    public List<Terms> approvedSince(Tsid id) {
        return jdbc.sql("""
                select o.kind, o.terms from pay_proposal p join pay_proposal o on o.kind = p.kind and o.id <> p.id
                where p.id = ? and o.state = 'APPROVED' and o.decided_at >= p.proposed_at""").param(id.value())
                .query((row, number) -> terms(row)).list();
    }

    private Terms terms(ResultSet row) throws SQLException {
        return json.readValue(row.getString("terms"), Terms.Kind.valueOf(row.getString("kind")).type());
    }

    /** Those that wait, the first to expire first. */
    @Transactional(readOnly = true)
    public List<Proposal> open(int most) {
        return jdbc.sql(OPEN).param(most).query(this::proposal).list();
    }

    private Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(new Tsid(row.getLong("id")), terms(row), row.getString("reason"),
                new Tsid(row.getLong("proposed_by")), UtcColumn.get(row, "proposed_at"),
                UtcColumn.get(row, "expires_at"));
    }
}
