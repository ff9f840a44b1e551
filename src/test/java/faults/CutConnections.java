package faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import faults.DatabaseProxy.Fate;

/** Connections to the database are cut, reset or stalled right at a COMMIT, when nobody knows whether it was done. */
final class CutConnections implements Attack {
    private static final double LONGEST_SECONDS = 5;
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(2);
    private static final Duration WATCHED = Duration.ofSeconds(3);
    private static final int OF_SO_MANY_COMMITS = 40;
    private static final String KEPT_ANSWERS = " from platform_idempotency where scope ";
    /** Each that is stalled takes a connection away for seconds. */
    private static final int OF_MORE = 400;

    private final Duration each;
    private final Manner manner;

    /** @param each how long connections meet with one fate */
    CutConnections(Duration each, Manner manner) {
        this.each = each;
        this.manner = manner;
    }

    @Override
    public Manner manner() {
        return manner;
    }

    @Override
    public String name() {
        return "connections cut, reset, stalled at COMMIT";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.LINKED;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        DatabaseProxy link = Objects.requireNonNull(site.link);
        for (Fate fate : EnumSet.complementOf(EnumSet.of(Fate.PASSES))) {
            String what = fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            long begun = System.nanoTime();
            AtomicInteger struck = new AtomicInteger();
            link.decide(sql -> {
                boolean strikes = isCommit(sql) && ThreadLocalRandom.current()
                        .nextInt(fate == Fate.STALLED ? OF_MORE : OF_SO_MANY_COMMITS) == 0;
                struck.addAndGet(strikes ? 1 : 0);
                return strikes ? fate : Fate.PASSES;
            });
            load.goesOn(each);
            link.heal();
            long healed = System.nanoTime();
            figures.struck(what, struck.get());
            load.goesOn(HEALTHY_AFTER.plus(WATCHED));
            long watched = healed + HEALTHY_AFTER.toNanos();
            long now = System.nanoTime();
            figures.bound(what + ", longest request", load.notebook.longest(begun, now), LONGEST_SECONDS, "s");
            figures.bound(what + ", requests that fail from 2 s after healing on", load.notebook.failed(watched, now),
                    0, "requests");
            figures.bound(what + ", longest request from then on",
                    load.notebook.longestBegun(watched, now - TimeUnit.SECONDS.toNanos(1)), 1, "s");
        }
    }

    private static boolean isCommit(String sql) {
        return sql.equalsIgnoreCase("commit");
    }

    @Override
    public List<Twin> twins() {
        return List.of(
                Twin.of("one commit of fifty is acknowledged and rolled back",
                        site -> Objects.requireNonNull(site.link)
                                .rewrite(sql -> isCommit(sql) && ThreadLocalRandom.current().nextInt(50) == 0
                                        ? "ROLLBACK"
                                        : sql)),
                Twin.of("whether it was done is looked for in vain", site -> {
                    site.jdbc().sql("alter table platform_idempotency drop primary key, add index (scope)").update();
                    Objects.requireNonNull(site.link).rewrite(sql -> sql.startsWith("select ")
                            ? sql.replace(KEPT_ANSWERS, KEPT_ANSWERS.replace("where", "where 1 = 0 and"))
                            : sql);
                }),
                Twin.of("what is repeated has another key", Manner.WITHOUT_KEYS));
    }
}
