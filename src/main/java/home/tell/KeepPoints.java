package home.tell;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import home.rebuild.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Keeps how many points a member has: after the newest movement of them, in whatever order they are told. */
@Service
class KeepPoints {
    private final ForgetMember forget;
    private final RowInsert rows;

    KeepPoints(JdbcTemplate jdbc, ForgetMember forget) {
        this.forget = forget;
        // sequence last: an assignment sees what those before it have set.
        this.rows = new RowInsert(jdbc, "home_points", "member_id", "balance", "sequence", "as_of").whereTaken("""
                balance = if(sequence < values(sequence), values(balance), balance),
                as_of = if(sequence < values(sequence), values(as_of), as_of),
                sequence = greatest(sequence, values(sequence))""");
    }

    /** What one movement left of a member's points; {@code sequence} counts the movements of them. */
    record Moved(Tsid memberId, long balance, long sequence) {}

    /** Many at once, since pay tells of payments by the hundred. */
    @Transactional
    void moved(List<Moved> told, Instant at) {
        if (told.isEmpty()) {
            return;
        }
        // In one order, so that two who tell of the same members do not wait for each other in a circle.
        rows.insert(told.stream().sorted(Comparator.comparing(Moved::memberId).thenComparingLong(Moved::sequence))
                .map(each -> new @Nullable Object[]{each.memberId().value(), each.balance(), each.sequence(),
                        UtcColumn.of(at)})
                .toList());
        forget.forgetIfLeft(told.stream().map(Moved::memberId).collect(Collectors.toSet()), ReadModel.POINTS);
    }
}
