package bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.awaitility.Awaitility;
import platform.demo.DemoIds;
import platform.demo.DemoWalk;

/** Grants demo members points as benefit does, by its event: more than a person gets by walking in the time of a bench. */
final class PointsByEvent {
    private static final int BLOCK = 690;
    private static final int EVENTS = 691;

    private PointsByEvent() {}

    /** Tells pay of a grant to each of the first members, and waits until it has booked all of them. */
    static void grant(Connection database, int members, int points) throws SQLException {
        Instant now = Instant.now();
        try (PreparedStatement log = database.prepareStatement("""
                insert into platform_event_log (id, type, version, module, aggregate_id, body, occurred_at, trace_id)
                values (?, 'benefit.points-granted', 1, 'benefit', ?, ?, ?, null)""");
                PreparedStatement delivery = database.prepareStatement("""
                        insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)
                        values ('pay.points-granted', ?, 'benefit.points-granted', 0, utc_timestamp(6))""")) {
            for (int member = 1; member <= members; member++) {
                long event = DemoIds.of(EVENTS, member).value();
                long grant = DemoIds.of(BLOCK, member).value();
                log.setLong(1, event);
                log.setLong(2, grant);
                log.setString(3, """
                        {"eventId":"%s","occurredAt":"%s","grantId":"%s","memberId":"%s","programmeId":"%d",\
                        "programme":"ATTENDANCE","points":%d,"description":"bench","expiresAt":"%s"}"""
                        .formatted(DemoIds.of(EVENTS, member), now, DemoIds.of(BLOCK, member), DemoIds.member(member),
                                DemoWalk.ATTENDANCE, points, now.plus(Duration.ofDays(30))));
                log.setObject(4, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
                log.executeUpdate();
                delivery.setLong(1, event);
                delivery.executeUpdate();
            }
        }
        Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200))
                .until(() -> isBooked(database));
    }

    private static boolean isBooked(Connection database) throws SQLException {
        try (ResultSet left = database.createStatement()
                .executeQuery("select count(*) from platform_event_delivery where event_type like 'benefit.%'")) {
            left.next();
            return left.getLong(1) == 0;
        }
    }
}
