package faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import home.rebuild.ReadModel;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each event comes to each of its listeners up to five times, late, in any order, and at the same time on two instances. */
final class Redelivery implements Attack {
    private static final int TIMES = 4;
    private static final int LATEST_MICROS = 3_000_000;
    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Tells which deeds were counted. */
    private static final String KNOWN = "select mission_id, reference from benefit_mission_deed";

    private final int events;
    private final Duration most;
    private final Manner manner;
    private final Set<ReadModel> replayed;

    /**
     * One.
     *
     * @param events so many at least
     * @param most how long it waits for them
     * @param replayed what home keeps that is made anew afterwards, which takes its time
     */
    Redelivery(int events, Duration most, Manner manner, Set<ReadModel> replayed) {
        this.events = events;
        this.most = most;
        this.manner = manner;
        this.replayed = replayed;
    }

    /** Who listens to what. */
    private record Subscription(String listener, String type) {}

    @Override
    public String name() {
        return "every event delivered up to five times";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.EAGER;
    }

    @Override
    public Manner manner() {
        return manner;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        JdbcClient jdbc = site.jdbc();
        jdbc.sql(
                "create table drill_subscription (listener varchar(80), type varchar(100), primary key (listener, type))"
                        + " character set ascii collate ascii_bin")
                .update();
        // Most are delivered before anybody could look who they are for.
        jdbc.sql("create trigger drill_subscription after insert on platform_event_delivery for each row"
                + " insert ignore into drill_subscription values (new.listener, new.event_type)").update();
        try {
            deliverAgain(jdbc, figures);
        } finally {
            jdbc.sql("drop trigger drill_subscription").update();
            jdbc.sql("drop table drill_subscription").update();
        }
    }

    private void deliverAgain(JdbcClient jdbc, Figures figures) throws InterruptedException {
        long first = jdbc.sql("select max(id) from platform_event_log").query(Long.class).single();
        long from = first;
        int told = 0;
        long again = 0;
        long begun = System.nanoTime();
        while (told < events && System.nanoTime() - begun < most.toNanos()) {
            List<Map.Entry<Long, String>> next = jdbc
                    .sql("select id, type from platform_event_log where id > ? order by id limit ?")
                    .params(from, AT_ONCE).query((row, _) -> Map.entry(row.getLong(1), row.getString(2))).list();
            long until = next.isEmpty() ? from : next.getLast().getKey();
            Set<String> types = next.stream().map(Map.Entry::getValue).collect(Collectors.toSet());
            for (Subscription each : subscriptions(jdbc)) {
                if (types.contains(each.type())) {
                    again += repeat(jdbc, each, from, until);
                }
            }
            from = until;
            told += next.size();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        figures.atLeast("events", told, events, "events");
        figures.seconds("seconds in which they came", System.nanoTime() - begun);
        figures.note("deliveries, and so many once more",
                firstDeliveries(jdbc, first, from) + ", " + again);
    }

    private static List<Subscription> subscriptions(JdbcClient jdbc) {
        return jdbc.sql("select listener, type from drill_subscription")
                .query((row, _) -> new Subscription(row.getString(1), row.getString(2))).list();
    }

    /** One to each who listens. */
    private static long firstDeliveries(JdbcClient jdbc, long first, long last) {
        return jdbc.sql("""
                select count(*) from platform_event_log l join drill_subscription s on s.type = l.type
                where l.id > ? and l.id <= ?""").params(first, last).query(Long.class).single();
    }

    /** What home keeps was made of deliveries in any order, some of them more than once; now it is made anew from the log. */
    @Override
    public void afterwards(Site site, Figures figures) throws InterruptedException {
        Map<String, List<Map<String, Object>>> before = kept(site);
        for (ReadModel each : replayed) {
            site.operator().submits("/ops/home", "/ops/home/rebuild", Map.of("readModel", each.name()));
        }
        long begun = System.nanoTime();
        while (site.number("select count(*) from home_rebuild") > 0
                && System.nanoTime() - begun < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        if (site.number("select count(*) from home_rebuild") > 0) {
            throw new IllegalStateException("Home is not made anew within " + PATIENCE);
        }
        figures.seconds("seconds in which an operator had home's " + replayed + " made anew",
                System.nanoTime() - begun);
        Map<String, List<Map<String, Object>>> after = kept(site);
        figures.note("rows compared with those of before",
                Integer.toString(before.values().stream().mapToInt(List::size).sum()));
        before.forEach((table, rows) -> {
            List<Map<String, Object>> anew = after.get(table);
            if (!rows.equals(anew)) {
                figures.violation("NOT AS A REPLAY HAS IT " + table + ": " + rows.stream()
                        .filter(row -> !anew.contains(row)).limit(2).toList() + " are not among "
                        + anew.size() + " rows");
            }
        });
    }

    private static Map<String, List<Map<String, Object>>> kept(Site site) {
        Map<String, List<Map<String, Object>>> kept = new TreeMap<>();
        ReadModel.allTables().forEach(table -> kept.put(table,
                site.jdbc().sql("select * from " + table + " order by 1, 2, 3").query().listOfRows()));
        return kept;
    }

    private static long repeat(JdbcClient jdbc, Subscription to, long from, long until) {
        long again = 0;
        for (int i = 0; i < TIMES; i++) {
            try {
                // Where a delivery is under way, this waits for its end, and then is a second one.
                again += jdbc
                        .sql("""
                                insert ignore into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)
                                select :listener, id, type, 0, utc_timestamp(6) + interval floor(rand() * :latest) microsecond
                                from platform_event_log where type = :type and id > :from and id <= :until and rand() < 0.5""")
                        .param("listener", to.listener()).param("latest", LATEST_MICROS).param("type", to.type())
                        .param("from", from).param("until", until).update();
            } catch (DataAccessException conflict) {
                // A deadlock with deliveries: nothing was written.
            }
        }
        return again;
    }

    @Override
    public List<Twin> twins() {
        return List.of(
                new Twin("nothing keeps a deed from counting twice for a mission", site -> {
                    site.jdbc().sql("alter table benefit_mission_deed drop primary key").update();
                    site.jdbc().sql("update benefit_mission set goal = 1000").update();
                    Objects.requireNonNull(site.link)
                            .rewrite(sql -> sql.startsWith(KNOWN) ? sql.replaceFirst("where", "where 1 = 0 and") : sql);
                }, manner));
    }
}
