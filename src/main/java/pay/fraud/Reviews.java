package pay.fraud;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** What waits for an operator. Of several who end one, the one whose update meets it open has done so. */
@Component
public class Reviews {
    /** Where phone numbers are sealed for. */
    public static final String TABLE = "pay_review";

    private static final String SELECT = """
            select id, way, sender, recipient, phone, amount, hold, rule, found, held_at, lapses_at from pay_review
            where state = 'OPEN'
            """;
    static final String OLDEST = SELECT + " order by lapses_at limit ?";
    static final String DUE = "select id from pay_review where state = 'OPEN' and lapses_at <= ? order by lapses_at limit ?";
    static final String OF_SENDER = SELECT + " and sender = ? order by id";

    private final JdbcTemplate jdbc;
    private final RowInsert rows;
    private final FraudDecisions decisions;
    private final FraudSettings settings;

    Reviews(JdbcTemplate jdbc, FraudDecisions decisions, FraudSettings settings) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, TABLE, "id", "way", "sender", "recipient", "phone", "amount", "hold",
                "rule", "found", "held_at", "lapses_at", "state");
        this.decisions = decisions;
        this.settings = settings;
    }

    /** When what is held now is refused, if nobody has looked. */
    public Instant lapse(Instant heldAt) {
        return heldAt.plus(settings.reviewWithin());
    }

    /** Begins them, and puts on record why. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(List<Review> reviews) {
        rows.insert(reviews.stream().map(Reviews::row).toList());
        decisions.write(reviews.stream().map(Review::decision).toList());
    }

    private static @Nullable Object[] row(Review review) {
        FraudDecision decision = review.decision();
        Tsid recipient = review.recipient();
        MovementId hold = review.hold();
        return new @Nullable Object[]{review.id().value(), decision.way().name(), decision.member().value(),
                recipient == null ? null : recipient.value(), review.phone(), decision.amount().amount(),
                hold == null ? null : hold.value(), decision.finding().rule(), decision.finding().values(),
                UtcColumn.of(review.heldAt()), UtcColumn.of(review.lapsesAt()), Review.State.OPEN.name()};
    }

    /**
     * Ends one.
     *
     * @param by the operator; null when it was none
     * @return false when it was ended before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(Tsid id, Review.State how, @Nullable Tsid by, Instant now) {
        return jdbc.update("update pay_review set state = ?, decided_by = ?, decided_at = ?, phone = null"
                + " where id = ? and state = 'OPEN'", how.name(), by == null ? null : by.value(), UtcColumn.of(now),
                id.value()) == 1;
    }

    /** An open one. */
    @Transactional(readOnly = true)
    public Optional<Review> find(Tsid id) {
        return jdbc.query(SELECT + " and id = ?", Reviews::review, id.value()).stream().findFirst();
    }

    /** Whether it waits or has waited. */
    @Transactional(readOnly = true)
    public boolean isKnown(Tsid id) {
        return !jdbc.queryForList("select 1 from pay_review where id = ?", Integer.class, id.value()).isEmpty();
    }

    /** Whether an operator has let it through for this member. */
    @Transactional(readOnly = true)
    public boolean isReleased(Tsid id, Tsid sender) {
        return !jdbc.queryForList("select 1 from pay_review where id = ? and sender = ? and state = 'RELEASED'",
                Integer.class, id.value(), sender.value()).isEmpty();
    }

    /** Open ones, the first to lapse first. */
    @Transactional(readOnly = true)
    public List<Review> oldest(int most) {
        return jdbc.query(OLDEST, Reviews::review, most);
    }

    /** Those that nobody has looked at in time. */
    @Transactional(readOnly = true)
    public List<Tsid> due(Instant now, int most) {
        return jdbc.query(DUE, (row, _) -> new Tsid(row.getLong(1)), UtcColumn.of(now), most);
    }

    @Transactional(readOnly = true)
    public List<Review> of(Tsid sender) {
        return jdbc.query(OF_SENDER, Reviews::review, sender.value());
    }

    @Transactional(readOnly = true)
    public long count() {
        Long count = jdbc.queryForObject("select count(*) from pay_review where state = 'OPEN'", Long.class);
        return count == null ? 0 : count;
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        Long recipient = row.getObject("recipient", Long.class);
        Long hold = row.getObject("hold", Long.class);
        return new Review(new Tsid(row.getLong("id")),
                new FraudDecision(new Tsid(row.getLong("sender")),
                        FraudDecision.Way.valueOf(row.getString("way")), Won.of(row.getLong("amount")),
                        new Finding(row.getString("rule"), FraudOutcome.HOLD, row.getString("found"))),
                recipient == null ? null : new Tsid(recipient), row.getString("phone"),
                hold == null ? null : new MovementId(hold), UtcColumn.get(row, "held_at"),
                UtcColumn.get(row, "lapses_at"));
    }
}
