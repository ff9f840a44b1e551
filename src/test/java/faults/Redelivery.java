package faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import home.rebuild.ReadModel;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each event comes to each of its listeners up to five times, late, in any order, and at the same time on two instances. */
final class Redelivery implements Attack {
    private static final int TIMES = 4;
    private static final int LATEST_MICROS = 3_000_000;
    private static final int EVENTS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Duration duration;
    private final Set<ReadModel> replayed;

    /** @param replayed what home keeps that is made anew afterwards, which takes its time */
    Redelivery(Duration duration, Set<ReadModel> replayed) {
        this.duration = duration;
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
        // A delivery that somebody is about to begin is taken by the other instance as well.
        return new Site.Layout(2, true, 0, List.of("--madang.events.lease=20ms", "--madang.events.poll-interval=20ms",
                "--madang.events.tries=1000"));
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        JdbcClient jdbc = site.jdbc();
        Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
        long first = site.number("select max(id) from platform_event_log");
        long from = first;
        long again = 0;
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            subscriptions.addAll(jdbc.sql("select distinct listener, event_type from platform_event_delivery")
                    .query((row, _) -> new Subscription(row.getString(1), row.getString(2))).list());
            long until = Math.max(from,
                    site.number("select coalesce(max(id), 0) from (select id from platform_event_log"
                            + " where id > " + from + " order by id limit " + EVENTS + ") next"));
            for (Subscription each : subscriptions) {
                again += repeat(jdbc, each, from, until);
            }
            from = until;
            TimeUnit.MILLISECONDS.sleep(20);
        }
        figures.note("events", Long.toString(
                site.number("select count(*) from platform_event_log where id > " + first)));
        figures.note("deliveries once more", Long.toString(again));
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

    private static String keepsDelivery(String sql) {
        return sql.startsWith("delete d from (") && ThreadLocalRandom.current().nextInt(3) == 0
                ? "update " + sql.substring("delete d from ".length()) + " set d.error = d.error"
                : sql;
    }

    @Override
    public List<Twin> twins() {
        return List.of(
                Twin.of("nothing keeps a deed from counting twice for a mission", site -> {
                    site.jdbc().sql("alter table benefit_mission_deed drop primary key").update();
                    site.jdbc().sql("update benefit_mission set goal = 1000").update();
                }),
                Twin.of("a listener's transaction leaves its delivery",
                        site -> Objects.requireNonNull(site.link).rewrite(Redelivery::keepsDelivery)));
    }
}
