package faults;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Each answer of the database takes 200 ms longer, for a while. */
final class SlowDatabase implements Attack {
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final double LONGEST_READ_SECONDS = 5;
    private static final double BACK_SECONDS = 5;
    private static final double MORE_THREADS = 40;
    private static final double MORE_MEGABYTES = 256;

    private final Duration slow;

    SlowDatabase(Duration slow) {
        this.slow = slow;
    }

    @Override
    public String name() {
        return "the database takes " + DELAY.toMillis() + " ms longer";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.LINKED;
    }

    @Override
    public Manner manner() {
        return Manner.MANY;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        DatabaseProxy link = Objects.requireNonNull(site.link);
        Readers readers = new Readers(site.port());
        load.goesOn(Duration.ofSeconds(3));
        Upkeep before = site.upkeepOf(0);
        link.delay(DELAY);
        long begun = System.nanoTime();
        readers.lookUntil(begun + slow.toNanos());
        Upkeep meanwhile = site.upkeepOf(0);
        long healed = System.nanoTime();
        link.delay(Duration.ZERO);
        load.goesOn(Duration.ofSeconds(7));
        readers.tell("while it was slow", figures, LONGEST_READ_SECONDS);
        figures.note("writes acknowledged meanwhile", Long.toString(
                Math.round(load.notebook.rate(begun, healed) * (healed - begun) / 1e9)));
        figures.note("writes turned away or told to come again meanwhile",
                Integer.toString(load.notebook.answered(503, begun, healed)));
        figures.bound("writes answered with 500 or not at all", load.notebook.answered(500, begun, healed)
                + load.notebook.answered(0, begun, healed), 0, "writes");
        figures.bound("threads more than before", meanwhile.threads() - before.threads(), MORE_THREADS, "threads");
        figures.bound("memory more than before", meanwhile.megabytes() - before.megabytes(), MORE_MEGABYTES, "MB");
        long well = healed + (long) (BACK_SECONDS * 1e9);
        figures.bound("requests that fail from 5 s after it on", load.notebook.failed(well, System.nanoTime()), 0,
                "requests");
        figures.bound("longest request from then on", load.notebook.longestBegun(well,
                System.nanoTime() - Duration.ofSeconds(1).toNanos()), 1, "s");
    }

    @Override
    public List<Twin> twins() {
        return List.of(Twin.of("all that only read share one connection", Manner.MANY,
                "--madang.database.read-connections=1"));
    }
}
