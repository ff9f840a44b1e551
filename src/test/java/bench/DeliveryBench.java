package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

import fixture.Instance;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.Test;
import platform.event.DomainEvents;

/**
 * Event delivery on our registry against Modulith's stock JDBC registry (completion mode DELETE): the same database, the
 * same listeners, in turns. Run by {@code bench/delivery.sh}.
 */
class DeliveryBench {
    private static final int EVENTS = Integer.getInteger("bench.events", 3000);
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 5;
    private static final int LISTENERS = 2;
    private static final int PUBLISHERS = 2;
    private static final int IN_FLIGHT = 300;

    private final StringBuilder report = new StringBuilder();
    private Cpu cpu;

    private record Round(double perSecond, double jvmMicros, double databaseMicros, double commits,
            double statements) {
        double micros() {
            return jvmMicros + databaseMicros;
        }
    }

    private record Contestant(String name, Instance instance, String rowsLeft,
            BiConsumer<Instance, ThingHappened> publish,
            List<Round> rounds) {}

    @Test
    void measure() throws Exception {
        try (Instance own = Instance.start(OwnApplication.class, Instance.schema(),
                "madang.events.poll-interval=500ms");
                Instance alone = Instance.start(OwnApplication.class, Instance.schema(),
                        "madang.events.poll-interval=500ms", "madang.events.together=1");
                Instance stock = Instance.start(StockApplication.class, Instance.schema(),
                        "spring.modulith.events.completion-mode=delete")) {
            cpu = new Cpu();
            header();
            for (boolean inserting : new boolean[]{false, true}) {
                BenchListeners.inserting = inserting;
                var contestants = List.of(ours("ours", own), ours("ours, each delivery by itself", alone),
                        new Contestant("stock JDBC registry", stock, "EVENT_PUBLICATION", Instance::publishPastTheLog,
                                new ArrayList<>()));
                for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
                    for (Contestant contestant : contestants) {
                        Round measured = round(contestant);
                        if (round >= WARM_UPS) {
                            contestant.rounds().add(measured);
                        }
                    }
                }
                table(inserting ? "Listeners that insert one row" : "Listeners that do nothing: the delivery alone",
                        contestants);
            }
        }
        write();
    }

    private static Contestant ours(String name, Instance instance) {
        return new Contestant(name, instance, "platform_event_delivery",
                (to, event) -> to.bean(DomainEvents.class).publish(event), new ArrayList<>());
    }

    private Round round(Contestant contestant) throws InterruptedException {
        Instance instance = contestant.instance();
        BenchListeners listeners = instance.bean(BenchListeners.class);
        long doneBefore = listeners.done();
        long commits = status(instance, "Com_commit");
        long statements = status(instance, "Questions");
        long jvm = cpu.jvmNanos();
        long database = cpu.databaseNanos();
        long start = System.nanoTime();
        publish(contestant, listeners, doneBefore);
        while (listeners.done() - doneBefore < (long) EVENTS * LISTENERS || left(contestant) > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double deliveries = (double) EVENTS * LISTENERS;
        return new Round(deliveries / seconds, (cpu.jvmNanos() - jvm) / 1e3 / deliveries,
                (cpu.databaseNanos() - database) / 1e3 / deliveries,
                (status(instance, "Com_commit") - commits) / deliveries,
                (status(instance, "Questions") - statements) / deliveries);
    }

    /** Publishes no faster than the listeners follow, so that neither side has more in its queue than the other. */
    private static void publish(Contestant contestant, BenchListeners listeners, long doneBefore)
            throws InterruptedException {
        var published = new Semaphore(0);
        List<Thread> publishers = new ArrayList<>();
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            publishers.add(Thread.ofPlatform().start(() -> {
                Instance instance = contestant.instance();
                var transaction = instance.transaction();
                for (int i = 0; i < EVENTS / PUBLISHERS; i++) {
                    while (published.availablePermits() * (long) LISTENERS
                            - (listeners.done() - doneBefore) > IN_FLIGHT) {
                        LockSupport.parkNanos(100_000);
                    }
                    ThingHappened event = new ThingHappened(Instance.newId(),
                            Instant.now().truncatedTo(ChronoUnit.MICROS), Instance.newId(), "감귤 5kg, 새벽 배송, 문 앞");
                    transaction.executeWithoutResult(status -> contestant.publish().accept(instance, event));
                    published.release();
                }
            }));
        }
        for (Thread publisher : publishers) {
            publisher.join();
        }
    }

    private static long left(Contestant contestant) {
        return contestant.instance().jdbc().queryForList("select 1 from " + contestant.rowsLeft() + " limit 1").size();
    }

    private static long status(Instance instance, String name) {
        return instance.jdbc().queryForList("show global status like '" + name + "'").stream()
                .mapToLong(row -> Long.parseLong(row.get("Value").toString())).sum();
    }

    private void header() throws IOException {
        String processor = Files.exists(Path.of("/proc/cpuinfo"))
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2)).findFirst().orElse("unknown")
                : "unknown";
        report.append("# Event delivery: ours against Modulith's stock JDBC registry\n\n");
        report.append("Command: `bench/delivery.sh`. Date: ").append(Instant.now().truncatedTo(ChronoUnit.MINUTES))
                .append(". Machine: ").append(Runtime.getRuntime().availableProcessors()).append(" × ")
                .append(processor)
                .append(", Java ").append(Runtime.version())
                .append(", embedded MariaDB on the same machine, flushing at every commit.\n")
                .append("Load average at the start: ").append(loadAverage())
                .append(" (over the cores: the machine was shared; ")
                .append("deliveries per second then say little, CPU per delivery still does).\n\n");
        report.append("Each round: ").append(EVENTS).append(" events published by ").append(PUBLISHERS)
                .append(" threads, one transaction each, to ").append(LISTENERS).append(" listeners on 8 threads; ")
                .append(WARM_UPS).append(" rounds to warm up, then ").append(ROUNDS)
                .append(" in turns; medians. CPU is that of the JVM (publishing included) and of the database process. ")
                .append("Ours writes the event log besides; the stock registry keeps nothing (completion mode DELETE).\n")
                .append("Commits include the publisher's: one per event, so half of one per delivery. Up to ")
                .append(IN_FLIGHT)
                .append(" deliveries are on their way at a time; those that wait together for one listener share a transaction, ")
                .append("but for the second row, which switches that off.\n");
    }

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    private void table(String title, List<Contestant> contestants) {
        report.append("\n## ").append(title)
                .append("\n\n| registry | deliveries/s | CPU µs per delivery (JVM + database)")
                .append(" | deliveries per CPU second | commits per delivery | statements per delivery |\n|---|---|---|---|---|---|\n");
        List<Round> medians = contestants.stream().map(contestant -> median(contestant.rounds())).toList();
        for (int i = 0; i < contestants.size(); i++) {
            Round median = medians.get(i);
            report.append(String.format(Locale.ROOT, "| %s | %,.0f | %.0f (%.0f + %.0f) | %,.0f | %.2f | %.2f |%n",
                    contestants.get(i).name(), median.perSecond(), median.micros(), median.jvmMicros(),
                    median.databaseMicros(), 1e6 / median.micros(), median.commits(), median.statements()));
        }
        double stock = medians.getLast().micros();
        report.append(String.format(Locale.ROOT,
                "%nOurs does **%.2f ×** the stock registry's deliveries per CPU second; each delivery by itself, %.2f ×.%n",
                stock / medians.getFirst().micros(), stock / medians.get(1).micros()));
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream().sorted(Comparator.comparingDouble(Round::micros)).toList().get(rounds.size() / 2);
    }

    private void write() throws IOException {
        Path output = Path.of(System.getProperty("bench.output", "target/delivery.md"));
        Files.createDirectories(output.toAbsolutePath().getParent());
        Files.writeString(output, report);
    }
}
