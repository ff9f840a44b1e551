package faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import faults.Caller.Reply;
import testing.MemberActor;
import testing.StaffActor;

/** The disk of the database fills up under load, stays full for a while, and has space again. */
final class FullDisk implements Attack {
    private static final double BACK_SECONDS = 5;
    /** Three times the reserve that an application keeps: until it is full, and afterwards, the load itself writes some megabytes a second. */
    private static final int FREE_MEGABYTES = 300;
    private static final Duration TO_NOTICE = Duration.ofSeconds(60);

    private final Duration full;

    FullDisk(Duration full) {
        this.full = full;
    }

    @Override
    public String name() {
        return "the database's disk is full";
    }

    @Override
    public Site.Layout layout() {
        return new Site.Layout(1, false, FREE_MEGABYTES, List.of());
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        SmallDisk disk = Objects.requireNonNull(site.disk);
        MemberActor reader = LogIn.of(site.port(), 1);
        Caller caller = new Caller(site.port());
        StaffActor operator = site.operator();
        long filled = System.nanoTime();
        disk.fill();
        // Before that nothing may have begun to write any more.
        while (load.notebook.answered(503, filled, Long.MAX_VALUE) == 0
                && load.notebook.answered(500, filled, Long.MAX_VALUE) == 0
                && System.nanoTime() - filled < TO_NOTICE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(50);
            disk.fill();
        }
        long noticed = System.nanoTime();
        long reads = 0;
        int refused = 0;
        while (System.nanoTime() - noticed < full.toNanos()) {
            reads++;
            refused += operator.opens("/ops").statusCode() == 200 ? 0 : 1;
            for (String path : List.of("/v1/pay/wallet", "/v1/commerce/orders", "/v1/home", "/v1/commerce/products")) {
                Reply reply = caller.get(path, Map.of("Authorization", reader.bearer()));
                reads++;
                refused += reply.status() == 200 ? 0 : 1;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        long freed = System.nanoTime();
        disk.free();
        // As it does when it cannot undo a statement for want of space: that none is begun is what keeps it.
        boolean ended = site.database.hasEnded();
        if (ended) {
            site.database.startAgain();
        }
        double back = KillDatabase.awaitService(load, freed);
        figures.bound("the server ended by itself, and was started again as by a supervisor", ended ? 1 : 0, 0,
                "times");
        figures.seconds("seconds until the server noticed", noticed - filled);
        figures.note("reads meanwhile", Long.toString(reads));
        figures.bound("of them not answered with 200", refused, 0, "reads");
        figures.note("writes answered with 503", Long.toString(load.notebook.answered(503, filled, freed)));
        figures.bound("writes answered with 500", load.notebook.answered(500, filled, freed), 0, "writes");
        figures.bound("writes without an answer", load.notebook.answered(0, filled, freed), 0, "writes");
        figures.bound("from space to the next acknowledged write", back, BACK_SECONDS, "s");
    }

    @Override
    public List<Twin> twins() {
        // Either is enough: the server ends, or stock is written that nothing undoes.
        return List.of(new Twin("instances write until nothing is left, stock in a table without transactions",
                site -> site.jdbc().sql("alter table commerce_stock engine = MyISAM").update(), Manner.USUAL,
                List.of("--madang.database.free-space=0B"), List.of("")));
    }
}
