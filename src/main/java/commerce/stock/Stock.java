package commerce.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import commerce.catalogue.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.TypedId;
import platform.time.UtcColumn;

/**
 * The pieces of every SKU: how many are on hand, and how many of those are held for an order.
 * <p>
 * Call it last in a transaction, so that the rows that everybody wants are locked for the shortest time. Rows are taken in
 * the order of their SKUs, so that two transactions never wait for each other. Whoever changes an order's holds has locked
 * the order first.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Stock {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Ids ids;
    private final Clock clock;
    private final RowInsert stockRows;
    private final RowInsert holdRows;
    private final RowInsert entryRows;

    Stock(JdbcClient jdbc, JdbcTemplate template, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.ids = ids;
        this.clock = clock;
        this.stockRows = new RowInsert(template, "commerce_stock", "sku_id", "on_hand", "held");
        this.holdRows = new RowInsert(template, "commerce_stock_hold", "order_id", "sku_id", "quantity", "state");
        this.entryRows = new RowInsert(template, "commerce_stock_entry", "id", "sku_id", "order_id", "kind", "quantity",
                "at");
    }

    /** Opens the stock of new SKUs with what came in, zero allowed. */
    public void open(Map<SkuId, Integer> received) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        received.forEach((sku, quantity) -> rows.add(new @Nullable Object[]{sku.value(), quantity, 0}));
        stockRows.insert(rows);
        SortedMap<Long, Integer> entries = new TreeMap<>();
        received.forEach((sku, quantity) -> {
            if (quantity > 0) {
                entries.put(sku.value(), quantity);
            }
        });
        write(null, EntryKind.RECEIVED, entries);
    }

    /**
     * Holds pieces for new orders.
     *
     * @return the first SKU of which there are not enough; then roll back, since others are held already
     */
    public Optional<SkuId> hold(Map<? extends TypedId, ? extends Map<SkuId, Integer>> orders) {
        SortedMap<Long, Integer> sum = new TreeMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        orders.forEach((order, wanted) -> wanted.forEach((sku, quantity) -> {
            sum.merge(sku.value(), quantity, Integer::sum);
            rows.add(new @Nullable Object[]{order.value(), sku.value(), quantity, HoldState.HELD.name()});
        }));
        holdRows.insert(rows);
        List<Long> skus = List.copyOf(sum.keySet());
        // A driver that is set to send a batch at once may not say how many rows each changed: then it is not known to be held.
        int[] held = template.batchUpdate(
                "update commerce_stock set held = held + ? where sku_id = ? and on_hand - held >= ?",
                sum.entrySet().stream()
                        .map(each -> new Object[]{each.getValue(), each.getKey(), each.getValue()}).toList());
        return IntStream.range(0, held.length).filter(i -> held[i] != 1).mapToObj(i -> new SkuId(skus.get(i)))
                .findFirst();
    }

    /** The same for a claim, whose pieces are of one SKU; false, and nothing held, when there are not enough. */
    public boolean tryHold(TypedId claim, SkuId sku, int quantity) {
        boolean there = jdbc.sql("""
                update commerce_stock set held = held + :quantity
                where sku_id = :sku and on_hand - held >= :quantity""").param("quantity", quantity)
                .param("sku", sku.value()).update() == 1;
        if (there) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            rows.add(new @Nullable Object[]{claim.value(), sku.value(), quantity, HoldState.HELD.name()});
            holdRows.insert(rows);
        }
        return there;
    }

    /** Pieces that were sold are on hand again; once by a claim. */
    public void takeBack(TypedId claim, SkuId sku, int quantity) {
        SortedMap<Long, Integer> back = new TreeMap<>(Map.of(sku.value(), quantity));
        write(claim, EntryKind.TAKEN_BACK, back);
        change(back, 1, 0);
    }

    /** The pieces held for an order leave the house; nothing happens when none are held. */
    public void sell(TypedId order) {
        sell(List.of(order));
    }

    /** The same for all of these, none allowed. */
    public void sell(Collection<? extends TypedId> orders) {
        if (orders.isEmpty()) {
            return;
        }
        SortedMap<Long, Integer> sold = new TreeMap<>();
        List<@Nullable Object[]> entries = new ArrayList<>();
        LocalDateTime now = UtcColumn.of(clock.instant());
        jdbc.sql("""
                select order_id, sku_id, quantity from commerce_stock_hold
                where order_id in (:orders) and state = 'HELD' order by sku_id, order_id""")
                .param("orders", values(orders))
                .query((ResultSet row) -> {
                    int quantity = row.getInt("quantity");
                    sold.merge(row.getLong("sku_id"), quantity, Integer::sum);
                    entries.add(new @Nullable Object[]{ids.nextLong(), row.getLong("sku_id"), row.getLong("order_id"),
                            EntryKind.SOLD.name(), EntryKind.SOLD.signed(quantity), now});
                });
        change(orders, HoldState.HELD, HoldState.SOLD);
        entryRows.insert(entries);
        change(sold, -1, -1);
    }

    /** The pieces held for these orders are free again; of those that hold none, nothing happens. */
    public void release(Collection<? extends TypedId> orders) {
        SortedMap<Long, Integer> released = quantities(orders, HoldState.HELD);
        if (!released.isEmpty()) {
            change(orders, HoldState.HELD, HoldState.RELEASED);
            change(released, 0, -1);
        }
    }

    /**
     * Sells what was held for an order and let go since, if all of it is still there; otherwise nothing is changed.
     *
     * @return whether it is sold
     */
    public boolean sellReleased(TypedId order) {
        SortedMap<Long, Integer> wanted = quantities(List.of(order), HoldState.RELEASED);
        if (wanted.isEmpty() || !available(wanted)) {
            return false;
        }
        change(List.of(order), HoldState.RELEASED, HoldState.SOLD);
        write(order, EntryKind.SOLD, wanted);
        change(wanted, -1, 0);
        return true;
    }

    /**
     * Holds again what was held for an order and let go since, if all of it is still there; otherwise nothing is changed.
     *
     * @return whether it is held
     */
    public boolean holdReleased(TypedId order) {
        SortedMap<Long, Integer> wanted = quantities(List.of(order), HoldState.RELEASED);
        if (wanted.isEmpty() || !available(wanted)) {
            return false;
        }
        change(List.of(order), HoldState.RELEASED, HoldState.HELD);
        change(wanted, 0, 1);
        return true;
    }

    /** Locks the stock of these SKUs in their order, so that what is seen stays true to the end of the transaction. */
    private boolean available(SortedMap<Long, Integer> wanted) {
        Map<Long, Integer> available = new TreeMap<>();
        jdbc.sql("""
                select sku_id, on_hand - held as available from commerce_stock
                where sku_id in (:skus) order by sku_id for update""").param("skus", wanted.keySet())
                .query((ResultSet row) -> {
                    available.put(row.getLong("sku_id"), row.getInt("available"));
                });
        return wanted.entrySet().stream().allMatch(want -> available.getOrDefault(want.getKey(), 0) >= want.getValue());
    }

    private SortedMap<Long, Integer> quantities(Collection<? extends TypedId> orders, HoldState state) {
        SortedMap<Long, Integer> quantities = new TreeMap<>();
        if (orders.isEmpty()) {
            return quantities;
        }
        jdbc.sql("""
                select sku_id, sum(quantity) as quantity from commerce_stock_hold
                where order_id in (:orders) and state = :state group by sku_id""").param("orders", values(orders))
                .param("state", state.name()).query((ResultSet row) -> add(quantities, row));
        return quantities;
    }

    private static void add(Map<Long, Integer> quantities, ResultSet row) throws SQLException {
        quantities.put(row.getLong("sku_id"), row.getInt("quantity"));
    }

    private void change(Collection<? extends TypedId> orders, HoldState from, HoldState to) {
        jdbc.sql("update commerce_stock_hold set state = :to where order_id in (:orders) and state = :from")
                .param("to", to.name()).param("orders", values(orders)).param("from", from.name()).update();
    }

    /**
     * Changes the stock of all these SKUs by one statement, which locks them in their order. What it does not cover, the table's own
     * conditions refuse.
     *
     * @param onHand how many more pieces are on hand for each of them: 1, 0 or -1
     * @param held   how many more are held
     */
    private void change(SortedMap<Long, Integer> pieces, int onHand, int held) {
        if (pieces.isEmpty()) {
            return;
        }
        List<Object> rows = new ArrayList<>();
        pieces.forEach((sku, quantity) -> rows.addAll(List.of(sku, quantity)));
        int changed = jdbc.sql("update (select ? as sku_id, ? as quantity"
                + " union all select ?, ?".repeat(pieces.size() - 1)
                + ") p straight_join commerce_stock s on s.sku_id = p.sku_id"
                + " set s.on_hand = s.on_hand + ? * p.quantity, s.held = s.held + ? * p.quantity").params(rows)
                .params(onHand, held).update();
        if (changed != pieces.size()) {
            throw new IllegalStateException("A SKU of which pieces are held has no stock");
        }
    }

    private void write(@Nullable TypedId order, EntryKind kind, SortedMap<Long, Integer> quantities) {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>();
        quantities.forEach((sku, quantity) -> rows.add(new @Nullable Object[]{ids.nextLong(), sku,
                order == null ? null : order.value(), kind.name(), kind.signed(quantity), now}));
        entryRows.insert(rows);
    }

    private static List<Long> values(Collection<? extends TypedId> orders) {
        return orders.stream().map(TypedId::value).toList();
    }
}
