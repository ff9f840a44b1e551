package pay.safeguard;

import java.time.LocalDate;
import java.util.Map;

import org.springframework.context.ApplicationContext;
import pay.PayScene;

/** What waits to be looked at, for tests of others. */
public final class UnusualDays {
    private UnusualDays() {}

    /** The form that clears one. */
    public static Map<String, String> open(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        String member = scene.id().toString();
        scene.sql("insert into pay_unusual (day, member_id, rule, amount, movements) values (?, ?, 'LARGE', 1, 1)",
                LocalDate.of(2026, 11, 1), member);
        return Map.of("day", "2026-11-01", "member", member, "rule", "LARGE", "movements", "1", "verdict", "CLEARED");
    }
}
