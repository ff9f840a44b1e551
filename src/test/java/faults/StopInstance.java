package faults;

import java.time.Duration;
import java.util.List;

/** One of two instances is told to end under load, as in a roll-out, and started again, in turn. Nobody may notice. */
final class StopInstance implements Attack {
    private final int times;
    private final Duration between;
    /** By the twin: it is not told, but killed. */
    private boolean killed;

    StopInstance(int times, Duration between) {
        this.times = times;
        this.between = between;
    }

    @Override
    public String name() {
        return "SIGTERM of one of two instances, " + times + " times";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.TWO;
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        boolean kills = killed;
        killed = false;
        long begun = System.nanoTime();
        try (Passers passers = Passers.at(site, load.wares)) {
            for (int i = 0; i < times; i++) {
                load.goesOn(between);
                long moment = System.nanoTime();
                if (kills) {
                    site.killInstance(i % 2);
                } else {
                    site.stopInstance(i % 2);
                }
                figures.bound("from being told to end until it has", (System.nanoTime() - moment) / 1e9, 40, "s");
                site.startInstance(i % 2);
                site.front().awaitServing(2);
            }
            load.goesOn(between);
            passers.tell(load, begun, figures);
        }
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("they are killed instead", _ -> killed = true, Manner.GENTLE));
    }
}
