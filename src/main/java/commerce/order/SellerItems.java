package commerce.order;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** A seller's items, to be shown to its people and its systems: each list along an index, none of another seller's. */
@Service
@Transactional(readOnly = true)
public class SellerItems {
    private final JdbcClient jdbc;
    private final Items items;
    private final RecipientIndex recipients;

    SellerItems(JdbcClient jdbc, Items items, RecipientIndex recipients) {
        this.jdbc = jdbc;
        this.items = items;
        this.recipients = recipients;
    }

    /**
     * Which of a seller's items.
     *
     * @param first ids from this one on: of the day, since ids are made by time
     * @param before ids smaller than this
     * @param product null: of any
     */
    public record Range(long first, long before, @Nullable ProductId product) {
        public static final Range ALL = new Range(0, Long.MAX_VALUE, null);

        /** Of these, those after this one; all, when that is null. */
        public Range after(@Nullable ItemId item) {
            return item == null ? this : new Range(Math.max(first, item.value() + 1), before, product);
        }
    }

    /** An item, and when anything of it last changed. */
    public record Changed(Item item, Instant at) {}

    /** Those where the one and the other axis are so, the newest first. */
    public List<Item> at(SellerId seller, ItemStatus status, Confirmation confirmation, Range range, int most) {
        return at(seller, status, confirmation, range, "desc", most);
    }

    /** The same, the oldest first. */
    public List<Item> oldestAt(SellerId seller, ItemStatus status, Confirmation confirmation, Range range, int most) {
        return at(seller, status, confirmation, range, "asc", most);
    }

    private List<Item> at(SellerId seller, ItemStatus status, Confirmation confirmation, Range range, String order,
            int most) {
        ProductId product = range.product();
        return jdbc.sql(Items.SELECT + """
                where seller_id = :seller and status = :status and confirmation = :confirmation
                    and id >= :first and id < :before""" + (product == null ? "" : " and product_id = :product")
                + " order by id " + order + " limit :most")
                .param("seller", seller.value()).param("status", status.name())
                .param("confirmation", confirmation.name()).param("first", range.first())
                .param("before", range.before()).param("product", product == null ? 0 : product.value())
                .param("most", most).query(Items::item).list();
    }

    /** Those of the range that ought to have been sent before {@code now}, the longest late first, after this one. */
    public List<Item> late(SellerId seller, Range range, Instant now, @Nullable ItemId after, int most) {
        ProductId product = range.product();
        Item last = after == null ? null : find(seller, List.of(after)).get(after);
        Instant from = last == null ? null : last.times().dispatchBy();
        return jdbc.sql(Items.SELECT + """
                where seller_id = :seller and status = 'PAID' and dispatch_by < :now and dispatch_by >= :from
                    and (dispatch_by > :from or id > :after) and id >= :first and id < :before"""
                + (product == null ? "" : " and product_id = :product") + " order by dispatch_by, id limit :most")
                .param("first", range.first()).param("before", range.before())
                .param("product", product == null ? 0 : product.value()).param("seller", seller.value())
                .param("now", UtcColumn.of(now))
                .param("from", UtcColumn.of(from == null ? Instant.EPOCH : from))
                .param("after", after == null ? 0 : after.value()).param("most", most)
                .query(Items::item).list();
    }

    /** What one seller has of an order; empty of another's. */
    public List<Item> of(SellerId seller, OrderId order) {
        return items.of(order).stream().filter(item -> item.line().sellerId().equals(seller)).toList();
    }

    /** Those of up to {@code most} orders that go to whoever has this name or this phone number, the newest first. */
    public List<Item> sentTo(SellerId seller, String recipient, int most) {
        RecipientIndex.Sought sought = recipients.sought(recipient);
        List<OrderId> orders = jdbc.sql("""
                select d.order_id from commerce_order_delivery d force index (%s)
                straight_join commerce_seller_order s on s.order_id = d.order_id and s.seller_id = :seller
                where d.%s in (:values) order by d.order_id desc limit :most"""
                .formatted(sought.index(), sought.column()))
                .param("seller", seller.value()).param("values", sought.values()).param("most", most)
                .query((row, number) -> new OrderId(row.getLong("order_id"))).list();
        return orders.stream().flatMap(order -> of(seller, order).stream()).toList();
    }

    /** Those of these that are the seller's. */
    public Map<ItemId, Item> find(SellerId seller, Collection<ItemId> ids) {
        Map<ItemId, Item> found = new HashMap<>();
        items.find(ids).stream().filter(item -> item.line().sellerId().equals(seller))
                .forEach(item -> found.put(item.id(), item));
        return found;
    }

    /** What changed at that time and with a larger id than that, or later: the longest ago first. */
    public List<Changed> changed(SellerId seller, Instant since, long after, int most) {
        return jdbc.sql(Items.SELECT + """
                where seller_id = :seller and changed_at >= :since and (changed_at > :since or id > :after)
                order by changed_at, id limit :most""").param("seller", seller.value())
                .param("since", UtcColumn.of(since)).param("after", after).param("most", most)
                .query((row, number) -> new Changed(Items.item(row, number), UtcColumn.get(row, "changed_at")))
                .list();
    }

    /** How many are so on the two axes, counted no further than {@code most}. */
    public int count(SellerId seller, ItemStatus status, Confirmation confirmation, int most) {
        return jdbc.sql("""
                select id from commerce_order_line where seller_id = ? and status = ? and confirmation = ? limit ?""")
                .params(seller.value(), status.name(), confirmation.name(), most).query(Long.class).list().size();
    }

    /** How many ought to have been sent, counted no further than {@code most}. */
    public int countLate(SellerId seller, Instant now, int most) {
        return jdbc
                .sql("""
                        select id from commerce_order_line where seller_id = ? and status = 'PAID' and dispatch_by < ? limit ?""")
                .params(seller.value(), UtcColumn.of(now), most).query(Long.class).list().size();
    }
}
