package commerce.shipment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The parcels' rows. */
@Repository
class Shipments {
    /** So long an invoice number is of one parcel. */
    static final Duration NUMBER_KEPT = Duration.ofDays(90);
    private static final String SELECT = """
            select s.id, s.seller_id, s.buyer_id, s.courier, s.invoice, s.state, s.claim_id, s.shipped_at, s.delivered_at,
                s.asked
            from commerce_shipment s\s""";

    private final JdbcClient jdbc;
    private final RowInsert itemRows;

    Shipments(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.itemRows = new RowInsert(template, "commerce_shipment_item", "shipment_id", "line_id");
    }

    void add(Shipment shipment, List<ItemId> items, Instant askAt) {
        Tsid claim = shipment.claimId();
        jdbc.sql(
                """
                        insert into commerce_shipment (id, seller_id, buyer_id, courier, invoice, state, claim_id, shipped_at, ask_at)
                        values (:id, :seller, :buyer, :courier, :invoice, :state, :claim, :shippedAt, :askAt)""")
                .param("id", shipment.id().value()).param("seller", shipment.sellerId().value())
                .param("buyer", shipment.buyerId().value()).param("courier", shipment.invoice().courier().name())
                .param("invoice", shipment.invoice().number()).param("state", shipment.state().name())
                .param("claim", claim == null ? null : claim.value())
                .param("shippedAt", UtcColumn.of(shipment.shippedAt())).param("askAt", UtcColumn.of(askAt)).update();
        List<@Nullable Object[]> rows = new ArrayList<>();
        items.forEach(item -> rows.add(new @Nullable Object[]{shipment.id().value(), item.value()}));
        itemRows.insert(rows);
    }

    /** Takes an invoice number for a parcel; false when it is another's, sent less than 90 days ago. */
    boolean takeNumber(Invoice invoice, ShipmentId shipment, Instant now) {
        Instant until = now.plus(NUMBER_KEPT);
        int freed = jdbc.sql("""
                update commerce_invoice set shipment_id = ?, free_from = ?
                where courier = ? and invoice = ? and free_from <= ?""")
                .params(shipment.value(), UtcColumn.of(until), invoice.courier().name(), invoice.number(),
                        UtcColumn.of(now))
                .update();
        return freed == 1 || insertNumber(invoice, shipment, until);
    }

    private boolean insertNumber(Invoice invoice, ShipmentId shipment, Instant until) {
        try {
            jdbc.sql("insert into commerce_invoice (courier, invoice, shipment_id, free_from) values (?, ?, ?, ?)")
                    .params(invoice.courier().name(), invoice.number(), shipment.value(), UtcColumn.of(until)).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    List<ItemId> itemsOf(ShipmentId id) {
        return jdbc.sql("select line_id from commerce_shipment_item where shipment_id = ? order by line_id")
                .param(id.value()).query((row, number) -> new ItemId(row.getLong(1))).list();
    }

    /** The parcels in which these items are, the oldest first. */
    List<Shipment> of(Collection<ItemId> items) {
        return items.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + """
                        where s.id in (select shipment_id from commerce_shipment_item where line_id in (:items))
                        order by s.id""").param("items", items.stream().map(ItemId::value).toList())
                        .query(Shipments::shipment).list();
    }

    /** Takes up to {@code most} whose courier is to be asked, so that no other instance asks before {@code until}. */
    List<Shipment> takeDue(Instant now, Instant until, int most) {
        List<Shipment> due = jdbc.sql(SELECT + """
                where s.ask_at <= ? order by s.ask_at limit ? for update skip locked""")
                .params(UtcColumn.of(now), most).query(Shipments::shipment).list();
        due.forEach(each -> jdbc.sql("update commerce_shipment set ask_at = ? where id = ?")
                .params(UtcColumn.of(until), each.id().value()).update());
        return due;
    }

    /** Asks again then; null: not any more. */
    void askAgain(ShipmentId id, Instant at) {
        jdbc.sql("""
                update commerce_shipment set asked = asked + 1, ask_at = ?
                where id = ? and state in ('SHIPPED', 'DELIVERING')""").params(UtcColumn.of(at), id.value()).update();
    }

    boolean pickUp(ShipmentId id, Instant now, Instant askAt) {
        return jdbc.sql("""
                update commerce_shipment set state = 'DELIVERING', picked_up_at = ?, ask_at = ?, asked = 0
                where id = ? and state = 'SHIPPED'""")
                .params(UtcColumn.of(now), UtcColumn.of(askAt), id.value()).update() == 1;
    }

    boolean arrive(ShipmentId id, Instant now) {
        return jdbc.sql("""
                update commerce_shipment set state = 'DELIVERED', delivered_at = ?, ask_at = null
                where id = ? and state in ('SHIPPED', 'DELIVERING')""").params(UtcColumn.of(now), id.value())
                .update() == 1;
    }

    boolean loseSight(ShipmentId id) {
        return jdbc.sql("""
                update commerce_shipment set state = 'LOST_SIGHT', ask_at = null
                where id = ? and state in ('SHIPPED', 'DELIVERING')""").param(id.value()).update() == 1;
    }

    /** Whether a parcel with this item may still arrive; those of its exchanges and those that nobody sees any more left out. */
    boolean isOnTheWay(ItemId item) {
        return jdbc.sql("""
                select exists (select 1 from commerce_shipment_item i join commerce_shipment s on s.id = i.shipment_id
                    where i.line_id = ? and s.state in ('SHIPPED', 'DELIVERING') and s.claim_id is null)""")
                .param(item.value()).query(Boolean.class)
                .single();
    }

    private static Shipment shipment(ResultSet row, int number) throws SQLException {
        long claim = row.getLong("claim_id");
        return new Shipment(new ShipmentId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                new Tsid(row.getLong("buyer_id")),
                new Invoice(Courier.valueOf(row.getString("courier")), row.getString("invoice")),
                ShipmentState.valueOf(row.getString("state")), claim == 0 ? null : new Tsid(claim),
                UtcColumn.get(row, "shipped_at"), UtcColumn.find(row, "delivered_at"), row.getInt("asked"));
    }
}
