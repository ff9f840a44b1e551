package faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;
import testing.RunningJar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kafka's broker is killed under load, stays away, and comes back; who reads from it dies meanwhile and goes on afterwards. */
final class BrokerDown implements Attack {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration READING = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double DRAINED_SECONDS = 30;

    private final Duration away;
    private final int port;
    private final int controller;

    BrokerDown(Duration away) {
        this.away = away;
        try {
            port = RunningJar.freePort();
            controller = RunningJar.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "Kafka's broker is away, its consumer dead";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.PLAIN.with("--spring.kafka.bootstrap-servers=127.0.0.1:" + port);
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("drill-kafka");
        try (Broker broker = Broker.start(folder, port, controller)) {
            awaitEmpty(site);
            long first = site.number("select coalesce(max(id), 0) from platform_event_log");
            Topics topics = new Topics(broker.address());
            long begun = System.nanoTime();
            load.goesOn(away);
            double usual = load.notebook.rate(begun, System.nanoTime());
            topics.read(away);
            int before = topics.size();
            broker.kill();
            long killed = System.nanoTime();
            load.goesOn(away);
            long back = System.nanoTime();
            double without = load.notebook.rate(killed, back);
            long backlog = queued(site);
            broker.startAgain();
            double drained = awaitEmpty(site);
            topics.read(READING);
            figures.note("acknowledged a second with the broker, without", String.format(Locale.ROOT, "%.0f, %.0f",
                    usual, without));
            figures.bound("share of requests lost by it", 100 * (1 - without / usual), 30, "%");
            figures.bound("requests that failed meanwhile", load.notebook.failed(killed, back), 0, "requests");
            figures.note("events read before, waiting when it came back", before + ", " + backlog);
            figures.bound("nothing waited", backlog == 0 ? 1 : 0, 0, "times");
            figures.bound("from its start until all is in Kafka", drained, DRAINED_SECONDS, "s");
            compare(site, topics, first, figures);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static long queued(Site site) {
        return site.number("select count(*) from platform_event_relay");
    }

    private static double awaitEmpty(Site site) throws InterruptedException {
        long begun = System.nanoTime();
        // What is published meanwhile goes on its way within a moment; all that waits is gone when few are left.
        while (queued(site) > 20 && System.nanoTime() - begun < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Of what was published after a moment and is not on its way any more: all is there, once, and each wallet's movements in their order. */
    private static void compare(Site site, Topics topics, long first, Figures figures) {
        Set<Long> waiting = new HashSet<>(site.jdbc().sql("select event_id from platform_event_relay")
                .query(Long.class).list());
        Map<Long, Integer> read = new HashMap<>();
        topics.byKey().values().stream().flatMap(Collection::stream).forEach(id -> read.merge(id, 1, Integer::sum));
        long last = read.keySet().stream().mapToLong(id -> id).max().orElse(0);
        for (long id : site.jdbc().sql("select id from platform_event_log where id > ? and id < ?")
                .params(first, last).query(Long.class).list()) {
            if (!read.containsKey(id) && !waiting.contains(id) && !isLate(site, id)) {
                figures.violation("NOT IN KAFKA " + id);
            }
        }
        read.forEach((id, times) -> {
            if (times > 1) {
                figures.violation("IN KAFKA " + times + " TIMES " + id);
            }
        });
        long movements = inOrder(topics, figures);
        figures.note("events compared", Integer.toString(read.size()));
        figures.bound("movements of wallets compared", movements == 0 ? 1 : 0, 0, "times none");
    }

    /** It was published while Kafka was read for the last time. */
    private static boolean isLate(Site site, long id) {
        return site.number("select count(*) from platform_event_log where id = " + id
                + " and occurred_at > utc_timestamp(6) - interval 8 second") > 0;
    }

    private static long inOrder(Topics topics, Figures figures) {
        Map<String, Long> latest = new HashMap<>();
        long compared = 0;
        for (var record : topics.ofType("pay.wallet-moved")) {
            JsonNode event = JSON.readTree(record.value());
            long sequence = event.path("sequence").asLong();
            Long before = latest.put(record.key(), sequence);
            compared++;
            if (before != null && before >= sequence) {
                figures.violation("OUT OF ORDER " + record.value());
            }
        }
        return compared;
    }

    @Override
    public List<Twin> twins() {
        return List.of(Twin.of("what Kafka has not got within two seconds is forgotten", site -> {
            site.jdbc().sql("set global event_scheduler = on").update();
            site.jdbc()
                    .sql("""
                            create event drill on schedule every 1 second do delete r from platform_event_relay r
                            join platform_event_log l on l.id = r.event_id where l.occurred_at < utc_timestamp(6) - interval 2 second""")
                    .update();
        }));
    }
}
