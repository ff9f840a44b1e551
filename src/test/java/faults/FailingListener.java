package faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A listener that is slow, and then always fails, until its deliveries are dead; they are replayed by an operator when it is mended. */
final class FailingListener implements Attack {
    private static final String SLOW = "do sleep(0.3)";
    private static final String FAILS = "signal sqlstate '45000' set message_text = 'Broken by a drill'";
    private static final double DRAINED_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long SOME = 5;

    private final Duration each;
    private final Manner manner;

    FailingListener(Duration each, Manner manner) {
        this.each = each;
        this.manner = manner;
    }

    @Override
    public Manner manner() {
        return manner;
    }

    @Override
    public String name() {
        return "a slow listener, then one that always fails";
    }

    @Override
    public Site.Layout layout() {
        // So that a delivery dies within seconds instead of an hour.
        return Site.Layout.PLAIN.with("--madang.events.tries=4", "--madang.events.first-delay=200ms");
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        long begun = System.nanoTime();
        load.goesOn(each);
        long slow = System.nanoTime();
        double usual = load.notebook.rate(begun, slow);
        trigger(site, SLOW);
        load.goesOn(each);
        double withSlow = load.notebook.rate(slow, System.nanoTime());
        site.jdbc().sql("drop trigger drill").update();
        long failing = System.nanoTime();
        trigger(site, FAILS);
        load.goesOn(each);
        long mended = System.nanoTime();
        double withFailing = load.notebook.rate(failing, mended);
        // In the twin they are gone before they are many.
        long dead = awaitDead(site);
        site.jdbc().sql("drop trigger drill").update();
        mended = System.nanoTime();
        double drained = replay(site, mended);
        figures.note("acknowledged a second before, with a slow, with a failing listener",
                String.format(Locale.ROOT, "%.0f, %.0f, %.0f", usual, withSlow, withFailing));
        figures.bound("share of requests lost by it", 100 * (1 - Math.min(withSlow, withFailing) / usual), 30, "%");
        figures.bound("longest request", load.notebook.longest(slow, mended), 5, "s");
        figures.note("dead letters, replayed by an operator", Long.toString(dead));
        figures.bound("listeners that did not fail", dead == 0 ? 1 : 0, 0, "listeners");
        figures.bound("from mending until all is delivered", drained, DRAINED_SECONDS, "s");
    }

    /** What home keeps of spending is written by two listeners, whatever else they do. */
    private static void trigger(Site site, String body) {
        site.jdbc().sql("create trigger drill before insert on home_outlay for each row " + body).update();
    }

    private static long awaitDead(Site site) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (dead(site) < SOME && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return dead(site);
    }

    private static long dead(Site site) {
        return site.number("select count(*) from platform_event_dead_letter");
    }

    private static long waiting(Site site) {
        return site.number("select count(*) from platform_event_delivery where attempts > 1");
    }

    private static double replay(Site site, long mended) throws InterruptedException {
        for (String listener : site.jdbc().sql("select distinct listener from platform_event_dead_letter")
                .query(String.class).list()) {
            site.operator().submits("/ops/dead-letters", "/ops/dead-letters/replay-all", Map.of("listener", listener));
        }
        while (dead(site) + waiting(site) > 0 && System.nanoTime() - mended < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (System.nanoTime() - mended) / 1e9;
    }

    @Override
    public List<Twin> twins() {
        return List.of(Twin.of("dead letters are thrown away", site -> {
            site.jdbc().sql("set global event_scheduler = on").update();
            site.jdbc().sql("create event drill on schedule every 1 second do delete from platform_event_dead_letter")
                    .update();
        }));
    }
}
