package madang.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

/** One number per table that changes when any row of it does. Reads past the application, all modules at once. */
final class TableChecks {
    private static final String AHEAD = "says what an instance has taken of a budget ahead, which it gives back by itself; what was spent is in the counts";

    /** Tables that change by themselves, or have to change when something is refused, and why. All others are checked. */
    private static final Map<String, String> APART = Map.ofEntries(
            Map.entry("member_throttle", "counts tries, the refused ones too"),
            Map.entry("platform_idempotency", "keeps final refusals, to repeat them byte for byte"),
            Map.entry("platform_node_lease", "says every few seconds that this instance lives"),
            Map.entry("platform_event_delivery", "empties itself; what is published is checked in the log"),
            Map.entry("platform_audit_pending", "empties itself; the entries are checked"),
            Map.entry("platform_audit_link", "chained in the background; the entries are checked"),
            Map.entry("home_rebuild", "says how far a rebuild that an operator asked for is"),
            Map.entry("ads_campaign_budget", AHEAD), Map.entry("ads_day_budget", AHEAD), Map.entry("ads_lease", AHEAD),
            Map.entry("pay_card_ended_key", "empties itself; what was deleted is checked at the cards"),
            Map.entry("platform_session", "notes when a person's browser was last seen"),
            Map.entry("platform_session_ATTRIBUTES", "holds the CSRF token of whoever opened a form"));

    /** Where rows are deleted in the background, and when: those alone count that live on for {@link #LOOKED_AT}. */
    private static final Map<String, String> UNTIL = Map.of(
            "member_challenge", "expires_at",
            "member_otp", "expires_at",
            "platform_token_revocation", "date_add(revoked_at, interval 7 minute)");

    /** Columns of a table that counts beside them what is {@link #AHEAD}. */
    private static final Map<String, List<String>> ONLY = Map.of("ads_funds",
            List.of("advertiser_id", "funded_milli", "spent_milli"));

    /** The tests of one operation take less. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private static final Map<String, Database> DATABASES = new ConcurrentHashMap<>();

    private final Environment environment;
    private final MeterRegistry meters;
    private final Set<String> alsoApart;
    private final LocalDateTime horizon = LocalDateTime.now(UTC).plus(LOOKED_AT);

    /** @param alsoApart tables that the request has to change even when it is refused */
    TableChecks(ApplicationContext context, Set<String> alsoApart) {
        environment = context.getEnvironment();
        meters = context.getBean(MeterRegistry.class);
        this.alsoApart = alsoApart;
    }

    /** Asserts that no table has changed since; says what those that have hold by then, or nobody would find out why. */
    void assertUnchanged(Map<String, Long> before) {
        Map<String, Long> now = whenQuiet(before);
        assertThat(now).as(() -> now.keySet().stream().filter(table -> !now.get(table).equals(before.get(table)))
                .map(this::newest).collect(Collectors.joining("; "))).isEqualTo(before);
    }

    private String newest(String table) {
        return table + new JdbcTemplate(database().source())
                .queryForList("select * from " + table + " order by 1 desc limit 10");
    }

    /**
     * What all share who check a database: to open a connection, or to ask which columns there are, takes as long as to read many tables.
     *
     * @param tables with their columns in order
     * @param generated tables with a stored generated column
     */
    private record Database(SingleConnectionDataSource source, Map<String, List<String>> tables,
            Set<String> generated) {
        static Database of(SingleConnectionDataSource source) {
            Map<String, List<String>> tables = new TreeMap<>();
            Set<String> generated = new HashSet<>();
            new JdbcTemplate(source).query(
                    """
                            select c.table_name, c.column_name, c.extra from information_schema.columns c
                            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                            where c.table_schema = database() and t.table_type = 'BASE TABLE' and c.table_name not like 'flyway%'
                            order by c.table_name, c.ordinal_position""",
                    row -> {
                        String table = row.getString(1);
                        tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(row.getString(2));
                        if (row.getString(3).contains("STORED GENERATED")) {
                            generated.add(table);
                        }
                    });
            return new Database(source, tables, generated);
        }
    }

    private Database database() {
        return DATABASES.computeIfAbsent(environment.getRequiredProperty("spring.datasource.url"),
                url -> Database.of(new SingleConnectionDataSource(url,
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password"), true)));
    }

    /** The numbers once the events of what went before are delivered, and they stand still. */
    Map<String, Long> whenQuiet() {
        return whenQuiet(Map.of());
    }

    /** The same when what is done since has changed nothing: what is as it was then stands still. */
    Map<String, Long> whenQuiet(Map<String, Long> before) {
        Database database = database();
        try (var connection = database.source().getConnection()) {
            AtomicReference<Map<String, Long>> last = new AtomicReference<>(before);
            return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
                Map<String, Long> now = isSettled(connection) ? now(connection, database) : Map.of();
                return !now.isEmpty() && now.equals(last.getAndSet(now)) ? now : null;
            }, java.util.Objects::nonNull);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Nothing of what is done a moment after the answer is left; a delivery that failed is tried again within seconds at first,
     * and later waits for longer than a test; a comparison closes by itself within seconds.
     */
    private boolean isSettled(Connection connection) throws SQLException {
        return names(connection,
                "select event_id from platform_event_delivery where error is null or attempts < 4 limit 1")
                .isEmpty()
                && names(connection, "select listener from platform_event_replay where finished_at is null limit 1")
                        .isEmpty()
                && names(connection, "select id from loan_comparison where closed_at is null limit 1").isEmpty()
                && meters.get("madang.ads.events.unsettled").gauge().value() == 0;
    }

    private Map<String, Long> now(Connection connection, Database database) throws SQLException {
        Map<String, Long> checks = new TreeMap<>();
        try (var statement = connection.createStatement()) {
            List<String> whole = new ArrayList<>();
            for (var entry : database.tables().entrySet()) {
                String table = entry.getKey();
                List<String> columns = ONLY.getOrDefault(table, entry.getValue());
                String until = UNTIL.get(table);
                if (APART.containsKey(table) || alsoApart.contains(table)) {
                    continue;
                }
                if (until != null) {
                    checks.put(table, sum(connection, table, columns, until + " > ?", horizon));
                } else if (database.generated().contains(table) || ONLY.containsKey(table)) {
                    // Of a generated one MariaDB 11.4 answers with one checksum and another while others roll back, though nothing commits.
                    checks.put(table, sum(connection, table, columns, "1 = ?", 1));
                } else {
                    whole.add('`' + table + '`');
                }
            }
            try (var rows = statement.executeQuery("checksum table " + String.join(", ", whole))) {
                while (rows.next()) {
                    checks.put(rows.getString(1), rows.getLong(2));
                }
            }
            return checks;
        }
    }

    private static long sum(Connection connection, String table, List<String> columns, String condition, Object value)
            throws SQLException {
        try (var rows = connection.prepareStatement("select coalesce(sum(crc32(concat_ws('|', "
                + String.join(", ", columns) + "))), 0) from " + table + " where " + condition)) {
            rows.setObject(1, value);
            try (var sum = rows.executeQuery()) {
                sum.next();
                return sum.getLong(1);
            }
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
