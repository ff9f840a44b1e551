package pay.wallet;

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

/** What came for frozen wallets and lies on their members' suspense accounts. */
@Component
public class SuspendedCredits {
    private static final String SELECT = """
            select movement_id, member_id, amount, kind, description, sender, received_at from pay_suspended_credit
            """;
    static final String PAGE = SELECT
            + "where member_id = ? and outcome is null and movement_id > ? order by movement_id limit ?";

    private final JdbcTemplate jdbc;
    private final RowInsert rows;

    SuspendedCredits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_suspended_credit", "movement_id", "member_id", "amount", "kind",
                "description", "sender", "received_at");
    }

    /**
     * One of them.
     *
     * @param movement that brought it
     * @param why as it would have been, and will be, in the member's list
     * @param sender who sent it; null unless it is a transfer
     */
    public record SuspendedCredit(MovementId movement, Tsid memberId, Won amount, MoneyMoved why,
            @Nullable Tsid sender) {}

    /** What became of one. */
    public enum Outcome {
        /** It is in the wallet. */
        RELEASED,
        /** It went back to its sender. */
        RETURNED
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(List<SuspendedCredit> credits) {
        rows.insert(credits.stream().map(credit -> {
            Tsid sender = credit.sender();
            return new @Nullable Object[]{credit.movement().value(), credit.memberId().value(),
                    credit.amount().amount(), credit.why().kind().name(), credit.why().description(),
                    sender == null ? null : sender.value(), UtcColumn.of(credit.why().at())};
        }).toList());
    }

    /**
     * What of a member's lies there still, oldest first.
     *
     * @param after the movement after which they begin; 0: from the first
     */
    @Transactional(readOnly = true)
    public List<SuspendedCredit> of(Tsid memberId, long after, int most) {
        return jdbc.query(PAGE, SuspendedCredits::credit, memberId.value(), after, most);
    }

    @Transactional(readOnly = true)
    public Optional<SuspendedCredit> find(MovementId movement) {
        return jdbc.query(SELECT + "where movement_id = ? and outcome is null", SuspendedCredits::credit,
                movement.value()).stream().findFirst();
    }

    /** Ends one; false when it was ended before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(MovementId movement, Outcome outcome, Instant now) {
        return jdbc.update("update pay_suspended_credit set outcome = ?, ended_at = ?"
                + " where movement_id = ? and outcome is null", outcome.name(), UtcColumn.of(now),
                movement.value()) == 1;
    }

    private static SuspendedCredit credit(ResultSet row, int number) throws SQLException {
        Long sender = row.getObject("sender", Long.class);
        return new SuspendedCredit(new MovementId(row.getLong("movement_id")), new Tsid(row.getLong("member_id")),
                Won.of(row.getLong("amount")),
                new MoneyMoved(MoneyMoved.Kind.valueOf(row.getString("kind")), row.getString("description"),
                        UtcColumn.get(row, "received_at")),
                sender == null ? null : new Tsid(sender));
    }
}
