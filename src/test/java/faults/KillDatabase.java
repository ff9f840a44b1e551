package faults;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** The database's process is killed under load and started again, as a supervisor does, several times. */
final class KillDatabase implements Attack {
    private static final double BACK_SECONDS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Before each kill, so that something would be lost if commits were not written. */
    private static final int LOSABLE = 20;

    private final int times;
    private final Duration between;
    private final Manner manner;

    KillDatabase(int times, Duration between, Manner manner) {
        this.times = times;
        this.between = between;
        this.manner = manner;
    }

    @Override
    public String name() {
        return "kill -9 of the database, " + times + " times";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.LINKED;
    }

    @Override
    public Manner manner() {
        return manner;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        double longest = 0;
        for (int i = 0; i < times; i++) {
            load.goesOn(between);
            load.acknowledges(LOSABLE);
            site.database.kill();
            // Not before: what it still answered would count as service.
            long moment = System.nanoTime();
            site.database.startAgain();
            longest = Math.max(longest, awaitService(load, moment));
        }
        figures.bound("longest from a kill to the next acknowledged write", longest, BACK_SECONDS, "s");
    }

    /** Seconds from a moment until something that was asked for after it is acknowledged. */
    static double awaitService(Load load, long moment) throws InterruptedException {
        while (System.nanoTime() - moment < PATIENCE.toNanos()) {
            OptionalDouble back = load.notebook.backAfter(moment);
            if (back.isPresent()) {
                return back.getAsDouble();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return PATIENCE.toSeconds();
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("commits are not written at once", site -> {
            site.jdbc().sql("set global innodb_flush_log_at_trx_commit = 0").update();
            // Nor a second later, just before the kill.
            site.jdbc().sql("set global innodb_flush_log_at_timeout = 2700").update();
        }, manner));
    }
}
