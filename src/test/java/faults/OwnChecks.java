package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the application finds wrong with itself: its nightly checks of books, stock and orders' money, and its audit log. */
final class OwnChecks {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private OwnChecks() {}

    static List<String> run(Site site) throws InterruptedException {
        List<String> found = new ArrayList<>();
        site.jdbc().sql("update platform_nightly_check set started_at = '2000-01-01', finished_at = null").update();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (site.number("select count(*) from platform_nightly_check where finished_at is null") > 0) {
            if (System.nanoTime() > end) {
                found.add("A nightly check does not come to its end");
                break;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        found.addAll(site.jdbc()
                .sql("""
                        select concat(name, ': ', subject, ' ', details) from platform_nightly_finding order by name, subject""")
                .query(String.class).list());
        found.addAll(site.jdbc().sql("""
                select concat('DEAD LETTER ', listener, ' ', event_id, ': ', left(coalesce(error, ''), 200))
                from platform_event_dead_letter""").query(String.class).list());
        try {
            if (!auditLogIsIntact(site)) {
                found.add("The audit log is not intact");
            }
        } catch (RuntimeException | AssertionError e) {
            found.add("The audit log cannot be verified: " + e);
        }
        return found;
    }

    private static boolean auditLogIsIntact(Site site) {
        return site.operator().submits("/ops/audit", "/ops/audit/verification", Map.of()).body()
                .contains("bg-green-lt");
    }
}
