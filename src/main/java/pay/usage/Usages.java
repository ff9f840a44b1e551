package pay.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.fraud.Pace;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** The counters that limits and the rules against fraud are held against: one row per member, locked by whoever counts. */
public class Usages {
    private final JdbcTemplate jdbc;
    private final RowInsert insert;
    private final RowInsert write;
    private final String table;

    protected Usages(JdbcTemplate jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
        RowInsert rows = new RowInsert(jdbc, table, "member_id", "day", "day_amount", "month",
                "month_amount", "slice", "slice_count", "slice_amount", "earlier_count", "earlier_amount", "payees");
        this.insert = rows.passingOver();
        this.write = rows.updating("day", "day_amount", "month", "month_amount", "slice", "slice_count",
                "slice_amount", "earlier_count", "earlier_amount", "payees");
    }

    /** What these members have sent, as seen {@code now}; to the transaction's end nobody else counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Tsid, Sent> lock(SortedSet<Tsid> members, Instant now) {
        Map<Tsid, Sent> found = find(members, now);
        if (found.size() < members.size()) {
            SortedSet<Tsid> missing = new TreeSet<>(members);
            missing.removeAll(found.keySet());
            insert.insert(
                    missing.stream().map(member -> row(member, new Sent(Usage.none(today(now)), Pace.NONE))).toList());
            found.putAll(find(missing, now));
        }
        return found;
    }

    private Map<Tsid, Sent> find(SortedSet<Tsid> members, Instant now) {
        Map<Tsid, Sent> found = new HashMap<>();
        String keys = String.join(" union all ", Collections.nCopies(members.size(), "select ? member_id"));
        LocalDate today = today(now);
        jdbc.query("select u.member_id, u.day, u.day_amount, u.month, u.month_amount, u.slice, u.slice_count,"
                + " u.slice_amount, u.earlier_count, u.earlier_amount, u.payees from (" + keys
                + ") k straight_join " + table + " u force index (primary) on u.member_id = k.member_id for update",
                row -> {
                    LocalDate day = row.getObject(2, LocalDate.class);
                    Pace pace = new Pace(row.getLong(6), row.getInt(7), row.getLong(8), row.getInt(9), row.getLong(10),
                            today.isAfter(day) ? List.of() : Pace.payees(row.getBytes(11)));
                    found.put(new Tsid(row.getLong(1)), new Sent(new Usage(day, row.getLong(3),
                            row.getObject(4, LocalDate.class), row.getLong(5)).on(today), pace.at(now)));
                }, members.stream().map(Tsid::value).toArray());
        return found;
    }

    /** Writes rows that are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Map<Tsid, Sent> usages) {
        write.insert(usages.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList());
    }

    /**
     * Something that was counted and came to nothing, or went back.
     *
     * @param on the day on which it was counted
     */
    public record Counted(Tsid member, long amount, LocalDate on) {}

    /** Takes off what was counted, as far as its day or its month are still the present ones. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(List<Counted> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        Map<Tsid, Sent> counted = lock(all.stream().map(Counted::member).collect(Collectors.toCollection(TreeSet::new)),
                now);
        all.forEach(each -> counted.computeIfPresent(each.member(),
                (_, sent) -> new Sent(sent.usage().minus(each.amount(), each.on()), sent.pace())));
        write(counted);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, BusinessDays.SEOUL);
    }

    private static @Nullable Object[] row(Tsid member, Sent sent) {
        Usage usage = sent.usage();
        Pace pace = sent.pace();
        return new @Nullable Object[]{member.value(), usage.day(), usage.dayAmount(), usage.month(),
                usage.monthAmount(), pace.slice(), pace.count(), pace.amount(), pace.earlierCount(),
                pace.earlierAmount(), pace.writtenPayees()};
    }
}
