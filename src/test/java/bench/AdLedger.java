package bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What the database has counted and charged, against the clients' own record. */
final class AdLedger {
    private static final int PER_BLOCK = 1024;
    /** The bits of {@link AdEvents#KINDS}. */
    private static final int MARKS = 1 | 1 << 1 | 1 << 2 | 1 << 3;
    private static final String COUNTED = "select coalesce(sum(impressions + viewables + clicks + starts), 0) from ads_hour";
    private static final String CHARGED = "select sum(spent_milli) from ads_funds";
    private static final String IN_HOURS = "select sum(spent_milli) from ads_hour";

    private final long countedBefore;
    private final long chargedBefore;
    private final long inHoursBefore;
    private boolean exact;

    private AdLedger(long countedBefore, long chargedBefore, long inHoursBefore) {
        this.countedBefore = countedBefore;
        this.chargedBefore = chargedBefore;
        this.inHoursBefore = inHoursBefore;
    }

    static AdLedger before(AppProcess app) throws SQLException, IOException {
        try (Connection database = app.database()) {
            return new AdLedger(number(database, COUNTED), number(database, CHARGED), number(database, IN_HOURS));
        }
    }

    /** Rows of a table. */
    String compare(AppProcess app, AdEvents events) throws SQLException, IOException {
        try (Connection database = app.database()) {
            long acknowledged = events.accepted();
            long counted = number(database, COUNTED) - countedBefore;
            long charged = number(database, CHARGED) - chargedBefore;
            long inHours = number(database, IN_HOURS) - inHoursBefore;
            long tokens = 0;
            long unmarked = 0;
            for (AdEvents.Numbers numbers : events.numbers()) {
                tokens += numbers.end() - numbers.first();
                unmarked += unmarked(database, numbers);
            }
            long full = number(database, """
                    select count(*) from ads_day_budget d join ads_campaign c on c.id = d.campaign_id
                    where d.spent_milli + d.leased_milli > c.daily_budget * 1000 - 10000""");
            long above = number(database, """
                    select (select count(*) from ads_day_budget d join ads_campaign c on c.id = d.campaign_id
                            where d.spent_milli > c.daily_budget * 1000)
                        + (select count(*) from ads_campaign_budget b join ads_campaign c on c.id = b.campaign_id
                            where b.spent_milli > c.total_budget * 1000)
                        + (select count(*) from ads_funds where spent_milli > funded_milli)""");
            exact = counted == acknowledged && tokens * AdEvents.KINDS.size() == acknowledged && unmarked == 0
                    && charged == inHours && above == 0;
            return String.format(Locale.ROOT, """
                    | events acknowledged, warm-up included | %,d |
                    | counted in the reports | %,d: %,d lost, %,d doubled |
                    | tokens / of them not marked exactly as reported | %,d / %,d |
                    | charged / in the reports | %,d / %,d won |
                    | roll-up rows | %,d |
                    | campaigns whose day's budget is spent / above any budget | %d / %d |
                    """, acknowledged, counted, Math.max(0, acknowledged - counted),
                    Math.max(0, counted - acknowledged), tokens, unmarked, charged / 1000, inHours / 1000,
                    number(database, "select count(*) from ads_hour"), full, above);
        }
    }

    void assertExact(String report) {
        if (!exact) {
            throw new AssertionError(report);
        }
    }

    private static long unmarked(Connection database, AdEvents.Numbers numbers) throws SQLException {
        long right = 0;
        try (Statement statement = database.createStatement()) {
            statement.setFetchSize(1000);
            try (ResultSet rows = statement.executeQuery("select block, marks from ads_seen where block between "
                    + numbers.first() / PER_BLOCK + " and " + numbers.end() / PER_BLOCK)) {
                while (rows.next()) {
                    long start = rows.getLong(1) * PER_BLOCK;
                    byte[] marks = rows.getBytes(2);
                    for (int i = 0; i < marks.length; i++) {
                        boolean ours = start + i >= numbers.first() && start + i < numbers.end();
                        right += ours && marks[i] == MARKS ? 1 : 0;
                    }
                }
            }
        }
        return numbers.end() - numbers.first() - right;
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
