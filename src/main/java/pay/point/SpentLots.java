package pay.point;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;

/** Which lots the points of spendings come from. */
@Repository
class SpentLots {
    private final JdbcTemplate jdbc;
    private final RowInsert rows;

    SpentLots(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_point_spending", "spending_id", "grant_id", "held", "spent", "returned")
                .updating("held", "spent", "returned");
    }

    /**
     * A part of a spending that one lot gives.
     *
     * @param held set aside
     * @param spent gone
     * @param returned what of that came back
     */
    record SpentLot(long spending, long grantId, long held, long spent, long returned) {}

    /** Of these spendings; of each, what lapses first comes first. */
    @Transactional(readOnly = true)
    public List<SpentLot> of(Collection<Long> spendings) {
        return jdbc.query("""
                select s.spending_id, s.grant_id, s.held, s.spent, s.returned
                from pay_point_spending s join pay_point_lot l on l.grant_id = s.grant_id
                where s.spending_id in (%s) order by s.spending_id, l.expires_at, s.grant_id
                """.formatted(String.join(",", spendings.stream().map(_ -> "?").toList())),
                (row, number) -> new SpentLot(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4),
                        row.getLong(5)),
                spendings.toArray());
    }

    /** Writes new ones, and over those that are there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<SpentLot> lots) {
        List<@Nullable Object[]> values = new ArrayList<>(lots.size());
        lots.forEach(lot -> values
                .add(new @Nullable Object[]{lot.spending(), lot.grantId(), lot.held(), lot.spent(), lot.returned()}));
        rows.insert(values);
    }
}
