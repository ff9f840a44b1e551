package faults;

import java.time.Duration;
import java.util.List;

/** One of two instances is killed under load and started again, in turn. */
final class KillInstance implements Attack {
    private static final double BACK_SECONDS = 15;

    private final int times;
    private final Duration between;

    KillInstance(int times, Duration between) {
        this.times = times;
        this.between = between;
    }

    @Override
    public String name() {
        return "kill -9 of one of two instances, " + times + " times";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.TWO;
    }

    /** A start takes one of two cores for seconds; the load leaves it that much. */
    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        double longest = 0;
        double service = 0;
        for (int i = 0; i < times; i++) {
            load.goesOn(between);
            site.killInstance(i % 2);
            long moment = System.nanoTime();
            site.startInstance(i % 2);
            longest = Math.max(longest, (System.nanoTime() - moment) / 1e9);
            service = Math.max(service, load.notebook.backAfter(moment).orElse(60));
        }
        figures.bound("longest from a kill until the instance is ready", longest, BACK_SECONDS, "s");
        figures.bound("longest from a kill to the next acknowledged write", service, 2, "s");
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("nothing keeps a key from standing twice", site -> {
            site.jdbc().sql("alter table platform_idempotency drop primary key, add index (scope)").update();
        }, Manner.IMPATIENT));
    }
}
