package faults;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Everybody wants the last pieces of one SKU, round after round. */
final class Rush implements Attack {
    private static final int PIECES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What keeps two from having the same piece, but for the table's own constraint. */
    private static final String GUARD = " and on_hand - held >= ";

    /** What tells who comes later that there is nothing left. */
    private static final String LOOK = "t.on_hand - t.held as available";

    private final int rounds;

    Rush(int rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "64 clients for the last " + PIECES + " pieces, " + rounds + " times";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.LINKED;
    }

    @Override
    public Manner manner() {
        return Manner.RUSH;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        long sku = Long.parseLong(load.wares.getFirst().sku());
        long begun = System.nanoTime();
        takeAway(site, load, sku);
        for (int i = 0; i < rounds; i++) {
            Shelf.bring(site, load, sku, PIECES);
            awaitSoldOut(site, sku);
        }
        figures.seconds("seconds for a round", (System.nanoTime() - begun) / rounds);
        figures.note("sold", Long.toString(load.notebook.errands(Errand.Kind.ORDER).stream()
                .filter(Errand::isAcknowledged).count()));
    }

    /** So that the rounds begin with nothing. */
    private static void takeAway(Site site, Load load, long sku) {
        long left = available(site, sku);
        // As one of the seller's people does: nothing when somebody bought meanwhile.
        while (left > 0) {
            if (site.jdbc()
                    .sql("""
                            update commerce_stock set on_hand = on_hand - :left where sku_id = :sku and on_hand - held = :left""")
                    .param("left", left).param("sku", sku).update() == 1) {
                site.jdbc()
                        .sql("""
                                insert into commerce_stock_entry (id, sku_id, kind, quantity, at, reason, staff_id)
                                select max(id) + 1, :sku, 'ADJUSTED', -:left, utc_timestamp(6), 'drill', 1 from commerce_stock_entry""")
                        .param("sku", sku).param("left", left).update();
                load.notebook.restocked(sku, -left);
            }
            left = available(site, sku);
        }
    }

    private static long available(Site site, long sku) {
        return site.jdbc().sql("select on_hand - held from commerce_stock where sku_id = ?").param(sku)
                .query(Long.class).single();
    }

    private static void awaitSoldOut(Site site, long sku) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (available(site, sku) > 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("stock is not looked at before it is held", site -> {
            site.jdbc().sql("alter table commerce_stock drop constraint commerce_stock_never_oversold").update();
            Objects.requireNonNull(site.link).rewrite(sql -> sql.startsWith("update commerce_stock set held = held +")
                    ? sql.replaceFirst(GUARD + "\\S+", "")
                    : sql.replace(LOOK, "t.on_hand as available"));
        }, Manner.RUSH));
    }
}
