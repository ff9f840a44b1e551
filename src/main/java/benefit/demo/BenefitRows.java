package benefit.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.demo.DemoWalk;
import platform.time.UtcColumn;

/** The rows of a batch of members. */
final class BenefitRows {
    private static final int VALID_DAYS = 365;

    private final List<@Nullable Object[]> days = new ArrayList<>();
    private final List<@Nullable Object[]> grants = new ArrayList<>();
    private final List<@Nullable Object[]> claims = new ArrayList<>();
    private final List<@Nullable Object[]> attendances = new ArrayList<>();
    private final Map<Long, Long> spent = new TreeMap<>();

    void addDay(long member, LocalDate day, int steps) {
        days.add(new @Nullable Object[]{member, day, steps, DemoWalk.rung(steps), UtcColumn.of(DemoWalk.endOf(day))});
    }

    void addGrant(long member, DemoWalk.Grant grant) {
        Object at = UtcColumn.of(grant.at());
        grants.add(new @Nullable Object[]{grant.id().value(), member, grant.programme(), grant.points(),
                grant.description(), "PAID", grant.day(), at, UtcColumn.of(grant.at().plus(Duration.ofSeconds(1))),
                UtcColumn.of(DemoWalk.endOf(grant.day().plusDays(VALID_DAYS))), 1});
        (grant.programme() == DemoWalk.WALKING ? claims : attendances)
                .add(new @Nullable Object[]{member, grant.day(), grant.of(), grant.id().value(), at});
        spent.merge(grant.programme(), grant.points(), Long::sum);
    }

    void insert(JdbcTemplate jdbc) {
        new RowInsert(jdbc, "benefit_step_day", "member_id", "day", "steps", "rung", "updated_at").insert(days);
        new RowInsert(jdbc, "benefit_grant", "id", "member_id", "programme_id", "points", "description", "state", "day",
                "granted_at", "settled_at", "expires_at", "told").insert(grants);
        new RowInsert(jdbc, "benefit_claim", "member_id", "day", "steps", "grant_id", "claimed_at").insert(claims);
        new RowInsert(jdbc, "benefit_attendance", "member_id", "day", "streak", "grant_id", "checked_in_at")
                .insert(attendances);
        spent.forEach((programme, points) -> jdbc.update("update benefit_programme set spent = spent + ? where id = ?",
                points, programme));
    }
}
