package pay.point;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** Writes members' lists of points, beside the ledger and in its transaction. */
@Component
public class PointLines {
    private final RowInsert rows;

    PointLines(JdbcTemplate jdbc) {
        rows = new RowInsert(jdbc, "pay_point_movement", "member_id", "sequence", "movement_id", "kind", "points",
                "balance", "description", "occurred_at");
    }

    /** Writes lines by one statement. The modules are told by whoever calls: each movement once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<PointLine> lines) {
        rows.insert(lines.stream().map(line -> new @Nullable Object[]{line.memberId().value(), line.after().postings(),
                line.movement().value(), line.change().kind().name(), line.change().points(), line.after().credit(),
                line.change().description(), UtcColumn.of(line.change().at())}).toList());
    }
}
