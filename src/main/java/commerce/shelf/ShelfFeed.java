package commerce.shelf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import commerce.catalogue.ProductId;
import commerce.shelf.ShelfChange.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Tells this instance's watchers what changed, whichever instance changed it, well within a second. */
@Component
class ShelfFeed extends BackgroundLoop implements MeterBinder {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final long PRUNE_PAUSE = Duration.ofHours(1).toNanos();
    private static final long FIRST_PRUNE = Duration.ofMinutes(1).toNanos();
    private static final int BATCH = 2_000;
    /** Transactions that are under way when this instance begins have numbers among the last so many. */
    private static final int UNDER_WAY = 20_000;
    /** After the web server: a start is over sooner without it. */
    private static final int PHASE = Integer.MAX_VALUE - 100;

    private final ShelfChanges changes;
    private final KnownCategories categories;
    private final ShelfGoods goods;
    private final JdbcClient jdbc;
    private final SellersProducts sellers;
    private final Clock clock;
    private final List<ShelfWatcher> watchers;
    private @Nullable ReadPosition position;
    private Instant salesSeen;
    private long nextPrune = System.nanoTime() + FIRST_PRUNE;
    private volatile long wentThrough = System.nanoTime();

    ShelfFeed(ShelfChanges changes, KnownCategories categories, ShelfGoods goods, JdbcClient jdbc, Clock clock,
            List<ShelfWatcher> watchers) {
        super("shelf-feed", PHASE);
        this.changes = changes;
        this.categories = categories;
        this.goods = goods;
        this.jdbc = jdbc;
        this.sellers = new SellersProducts(jdbc);
        this.clock = clock;
        this.salesSeen = clock.instant();
        this.watchers = watchers;
    }

    @Override
    protected Duration round() {
        ReadPosition at = position;
        if (at == null) {
            begin();
            return Duration.ZERO;
        }
        long began = System.nanoTime();
        tellOfSales();
        List<ShelfChange> late = changes.within(at.gaps(), BATCH);
        List<ShelfChange> next = changes.after(at.last(), BATCH);
        List<ShelfChange> fresh = new ArrayList<>(late);
        fresh.addAll(next);
        if (!fresh.isEmpty()) {
            tell(fresh);
        }
        // Only now: what a watcher could not do is told again.
        long now = System.nanoTime();
        fresh.forEach(change -> at.saw(change.id(), now));
        if (late.size() < BATCH) {
            // What was committed into a gap since it was looked into may still have to be read.
            at.forget(began);
        }
        boolean more = sellers.tellSome(BATCH, this::changed);
        if (now - nextPrune >= 0) {
            nextPrune = changes.prune() ? now : now + PRUNE_PAUSE;
        }
        wentThrough = System.nanoTime();
        return more || late.size() == BATCH || next.size() == BATCH ? Duration.ZERO : PAUSE;
    }

    /** How long ago everything was told that had changed; it grows while something cannot be. */
    Duration lag() {
        return Duration.ofNanos(System.nanoTime() - wentThrough);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("madang.shelf.lag", () -> lag().toMillis() / 1_000.0).baseUnit("seconds")
                .description("Since this instance had told its search and caches all changes of products")
                .register(meters);
    }

    /** What is committed when the position is read is seen by whoever reads everything afterwards. */
    private void begin() {
        long now = System.nanoTime();
        ReadPosition at = new ReadPosition(Math.max(0, changes.last() - UNDER_WAY));
        List<ShelfChange> seen;
        do {
            seen = changes.after(at.last(), BATCH);
            seen.forEach(change -> at.saw(change.id(), now));
        } while (seen.size() == BATCH);
        categories.refresh();
        watchers.forEach(ShelfWatcher::everythingChanged);
        position = at;
    }

    /** Sales begin and end without anybody writing. */
    private void tellOfSales() {
        Instant now = clock.instant();
        Set<ProductId> repriced = goods.repricedBetween(salesSeen, now);
        if (!repriced.isEmpty()) {
            changed(repriced);
        }
        salesSeen = now;
    }

    void tell(List<ShelfChange> fresh) {
        Set<Kind> kinds = fresh.stream().map(ShelfChange::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
        RuntimeException unread = null;
        if (kinds.contains(Kind.CATEGORIES) || kinds.contains(Kind.ALL)) {
            try {
                categories.refresh();
                watchers.forEach(ShelfWatcher::everythingChanged);
            } catch (RuntimeException e) {
                unread = e;
            }
        }
        Set<ProductId> products = new LinkedHashSet<>();
        fresh.forEach(change -> {
            if (change.kind() == Kind.PRODUCT) {
                products.add(new ProductId(change.subject()));
            }
        });
        products.addAll(productsOf(fresh));
        fresh.stream().filter(change -> change.kind() == Kind.SELLER).map(ShelfChange::subject).distinct()
                .forEach(sellers::add);
        if (!products.isEmpty()) {
            changed(products);
        }
        // Last: products' prices and bans do not wait for a tree that cannot be read.
        if (unread != null) {
            throw unread;
        }
    }

    private void changed(Set<ProductId> products) {
        watchers.forEach(watcher -> watcher.changed(products));
    }

    private List<ProductId> productsOf(List<ShelfChange> fresh) {
        List<Long> skus = fresh.stream().filter(change -> change.kind() == Kind.SKU).map(ShelfChange::subject)
                .distinct()
                .toList();
        return skus.isEmpty()
                ? List.of()
                : jdbc.sql("select product_id from commerce_sku where id in (:ids)").param("ids", skus)
                        .query((row, number) -> new ProductId(row.getLong(1))).list();
    }
}
