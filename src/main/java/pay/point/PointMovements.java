package pay.point;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import pay.ledger.MovementId;
import platform.database.Queries;
import platform.id.Tsid;
import platform.time.UtcColumn;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** The member's list, latest first; read along its primary key. */
@Queries
class PointMovements {
    private final JdbcClient jdbc;
    private final Cursors cursors;

    PointMovements(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /** One line of the list. */
    record PointMovement(long sequence, MovementId movementId, PointsChange.Kind kind, long points, long balance,
            String description, Instant occurredAt) {}

    public CursorPage<PointMovement> list(Tsid memberId, PageQuery page) {
        String list = "pay.point-movements:" + memberId;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<PointMovement> rows = jdbc.sql("""
                select sequence, movement_id, kind, points, balance, description, occurred_at from pay_point_movement
                where member_id = ? and sequence < ? order by sequence desc limit ?
                """).params(memberId.value(), before, page.size() + 1)
                .query((row, number) -> new PointMovement(row.getLong("sequence"),
                        new MovementId(row.getLong("movement_id")), PointsChange.Kind.valueOf(row.getString("kind")),
                        row.getLong("points"), row.getLong("balance"), row.getString("description"),
                        UtcColumn.get(row, "occurred_at")))
                .list();
        return CursorPage.of(rows, page.size(), row -> cursors.encode(list, row.sequence()));
    }
}
