package pay.transfer;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;

/** The counters that limits are held against: one row per member, locked by whoever counts. */
@Component
class Usages {
    private final JdbcTemplate jdbc;
    private final RowInsert insert;
    private final RowInsert write;

    Usages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        RowInsert rows = new RowInsert(jdbc, "pay_transfer_usage", "member_id", "day", "day_amount", "month",
                "month_amount");
        this.insert = rows.passingOver();
        this.write = rows.updating("day", "day_amount", "month", "month_amount");
    }

    /** What these members have sent, as seen on {@code today}; to the transaction's end nobody else counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Tsid, Usage> lock(SortedSet<Tsid> members, LocalDate today) {
        Map<Tsid, Usage> found = find(members, today);
        if (found.size() < members.size()) {
            SortedSet<Tsid> missing = new TreeSet<>(members);
            missing.removeAll(found.keySet());
            insert.insert(missing.stream().map(member -> row(member, Usage.none(today))).toList());
            found.putAll(find(missing, today));
        }
        return found;
    }

    private Map<Tsid, Usage> find(SortedSet<Tsid> members, LocalDate today) {
        Map<Tsid, Usage> found = new HashMap<>();
        String keys = String.join(" union all ", Collections.nCopies(members.size(), "select ? member_id"));
        jdbc.query("select u.member_id, u.day, u.day_amount, u.month, u.month_amount from (" + keys
                + ") k straight_join pay_transfer_usage u force index (primary) on u.member_id = k.member_id for update",
                row -> {
                    found.put(new Tsid(row.getLong(1)), new Usage(row.getObject(2, LocalDate.class), row.getLong(3),
                            row.getObject(4, LocalDate.class), row.getLong(5)).on(today));
                }, members.stream().map(Tsid::value).toArray());
        return found;
    }

    /** Writes rows that are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Map<Tsid, Usage> usages) {
        write.insert(usages.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList());
    }

    private static @Nullable Object[] row(Tsid member, Usage usage) {
        return List.of(member.value(), usage.day(), usage.dayAmount(), usage.month(), usage.monthAmount()).toArray();
    }
}
