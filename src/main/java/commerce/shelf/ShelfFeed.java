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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Tells this instance's watchers what changed, whichever instance changed it, well within a second. */
@Component
class ShelfFeed extends BackgroundLoop {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PRUNE_PAUSE = Duration.ofHours(1);
    private static final int BATCH = 2_000;
    /** Transactions that are under way when this instance begins have numbers among the last so many. */
    private static final int UNDER_WAY = 20_000;
    /** After the web server: a start is over sooner without it. */
    private static final int PHASE = Integer.MAX_VALUE - 100;

    private final ShelfChanges changes;
    private final KnownCategories categories;
    private final ShelfGoods goods;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<ShelfWatcher> watchers;
    private @Nullable ReadPosition position;
    private Instant salesSeen;
    private long pruned = System.nanoTime();

    ShelfFeed(ShelfChanges changes, KnownCategories categories, ShelfGoods goods, JdbcClient jdbc, Clock clock,
            List<ShelfWatcher> watchers) {
        super("shelf-feed", PHASE);
        this.changes = changes;
        this.categories = categories;
        this.goods = goods;
        this.jdbc = jdbc;
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
        tellOfSales();
        List<ShelfChange> fresh = new ArrayList<>(changes.within(at.gaps()));
        List<ShelfChange> next = changes.after(at.last(), BATCH);
        fresh.addAll(next);
        if (!fresh.isEmpty()) {
            tell(fresh);
        }
        // Only now: what a watcher could not do is told again.
        long now = System.nanoTime();
        fresh.forEach(change -> at.saw(change.id(), now));
        at.forget(now);
        if (now - pruned > PRUNE_PAUSE.toNanos()) {
            changes.prune();
            pruned = now;
        }
        return next.size() == BATCH ? Duration.ZERO : PAUSE;
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
            watchers.forEach(watcher -> watcher.changed(repriced));
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
        products.addAll(products(fresh, Kind.SKU, "select product_id from commerce_sku where id in (:ids)"));
        products.addAll(products(fresh, Kind.SELLER, "select id from commerce_product where seller_id in (:ids)"));
        if (!products.isEmpty()) {
            watchers.forEach(watcher -> watcher.changed(products));
        }
        // Last: products' prices and bans do not wait for a tree that cannot be read.
        if (unread != null) {
            throw unread;
        }
    }

    private List<ProductId> products(List<ShelfChange> fresh, Kind kind, String sql) {
        List<Long> ids = fresh.stream().filter(change -> change.kind() == kind).map(ShelfChange::subject).distinct()
                .toList();
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(sql).param("ids", ids).query((row, number) -> new ProductId(row.getLong(1))).list();
    }
}
