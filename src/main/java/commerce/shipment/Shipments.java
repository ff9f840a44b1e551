package commerce.shipment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
                s.asked, s.followed_from, s.doubt, s.doubt_at, s.believed
            from commerce_shipment s\s""";

    /** As it was when its courier was asked: what is said of a number that it had before is not of it. */
    private static final String AS_ASKED = " and coalesce(followed_from, shipped_at) = ?";

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

    Optional<Shipment> find(ShipmentId id) {
        return jdbc.sql(SELECT + "where s.id = ?").param(id.value()).query(Shipments::shipment).optional();
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

    /** One whose courier is to be asked, and how often it was since it said something new. */
    record Due(ShipmentId id, int asked) {}

    /**
     * Takes up to {@code most} whose courier is to be asked, so that no other instance asks before {@code until}; also those of which the
     * rows cannot be read.
     */
    List<Due> takeDue(Instant now, Instant until, int most) {
        List<Due> due = jdbc.sql("""
                select id, asked from commerce_shipment where ask_at <= ? order by ask_at limit ?
                for update skip locked""").params(UtcColumn.of(now), most)
                .query((row, number) -> new Due(new ShipmentId(row.getLong("id")), row.getInt("asked"))).list();
        due.forEach(each -> jdbc.sql("update commerce_shipment set ask_at = ? where id = ?")
                .params(UtcColumn.of(until), each.id().value()).update());
        return due;
    }

    /** Asks again then about one that was taken until some time, if nothing has become of it since. */
    void putOff(ShipmentId taken, Instant until, Instant at) {
        jdbc.sql("update commerce_shipment set asked = asked + 1, ask_at = ? where id = ? and ask_at = ?")
                .params(UtcColumn.of(at), taken.value(), UtcColumn.of(until)).update();
    }

    /** Asks again then. */
    void askAgain(Shipment asked, Instant at) {
        jdbc.sql("""
                update commerce_shipment set asked = asked + 1, ask_at = ?
                where id = ? and state in ('SHIPPED', 'DELIVERING')""" + AS_ASKED)
                .params(UtcColumn.of(at), asked.id().value(), UtcColumn.of(asked.awaitedFrom())).update();
    }

    boolean pickUp(Shipment asked, Instant now, Instant askAt) {
        return jdbc.sql("""
                update commerce_shipment set state = 'DELIVERING', picked_up_at = ?, ask_at = ?, asked = 0,
                    doubt = null, doubt_at = null
                where id = ? and state = 'SHIPPED'""" + AS_ASKED)
                .params(UtcColumn.of(now), UtcColumn.of(askAt), asked.id().value(), UtcColumn.of(asked.awaitedFrom()))
                .update() == 1;
    }

    boolean arrive(Shipment asked, Instant now) {
        return jdbc.sql("""
                update commerce_shipment set state = 'DELIVERED', delivered_at = ?, ask_at = null,
                    doubt = null, doubt_at = null
                where id = ? and state in ('SHIPPED', 'DELIVERING')""" + AS_ASKED)
                .params(UtcColumn.of(now), asked.id().value(), UtcColumn.of(asked.awaitedFrom())).update() == 1;
    }

    boolean loseSight(Shipment asked) {
        return jdbc.sql("""
                update commerce_shipment set state = 'LOST_SIGHT', ask_at = null
                where id = ? and state in ('SHIPPED', 'DELIVERING')""" + AS_ASKED)
                .params(asked.id().value(), UtcColumn.of(asked.awaitedFrom())).update() == 1;
    }

    /** What was said of it is not believed. */
    boolean doubt(Shipment asked, Doubt.Doubted doubted) {
        return jdbc.sql("""
                update commerce_shipment set doubt = ?, doubt_at = ?
                where id = ? and state in ('SHIPPED', 'DELIVERING')""" + AS_ASKED)
                .params(doubted.why().name(), UtcColumn.of(doubted.at()), asked.id().value(),
                        UtcColumn.of(asked.awaitedFrom()))
                .update() == 1;
    }

    /** Its number is its own: its courier is asked again, and believed. False when it is not doubted, or nobody asks any more. */
    boolean believe(ShipmentId id, Instant askAt) {
        return jdbc.sql("""
                update commerce_shipment set believed = true, doubt = null, doubt_at = null, ask_at = ?
                where id = ? and state in ('SHIPPED', 'DELIVERING') and doubt <> 'FREED'""")
                .params(UtcColumn.of(askAt), id.value()).update() == 1;
    }

    /** It goes by another number from now on, and nothing is known of it. */
    void rename(ShipmentId id, Invoice invoice, Instant now, Instant askAt) {
        jdbc.sql("""
                update commerce_shipment set courier = ?, invoice = ?, state = 'SHIPPED', picked_up_at = null,
                    delivered_at = null, followed_from = ?, ask_at = ?, asked = 0, doubt = null, doubt_at = null,
                    believed = false
                where id = ?""")
                .params(invoice.courier().name(), invoice.number(), UtcColumn.of(now), UtcColumn.of(askAt), id.value())
                .update();
    }

    /** It has no number of its own from now on, and nothing is known of it. */
    void disown(ShipmentId id, Instant now, Instant askAt) {
        jdbc.sql("""
                update commerce_shipment set state = 'SHIPPED', picked_up_at = null, delivered_at = null,
                    followed_from = ?, ask_at = ?, asked = 0, doubt = 'FREED', doubt_at = ?, believed = false
                where id = ?""")
                .params(UtcColumn.of(now), UtcColumn.of(askAt), UtcColumn.of(now), id.value()).update();
    }

    /** A parcel's number is anybody's again; false when it was not this one's. */
    boolean releaseNumber(Invoice invoice, ShipmentId shipment) {
        return jdbc.sql("delete from commerce_invoice where courier = ? and invoice = ? and shipment_id = ?")
                .params(invoice.courier().name(), invoice.number(), shipment.value()).update() == 1;
    }

    /** The parcel that has this number, if it is not free. */
    Optional<Shipment> holding(Invoice invoice, Instant now) {
        return jdbc.sql(SELECT + """
                join commerce_invoice n on n.shipment_id = s.id
                where n.courier = ? and n.invoice = ? and n.free_from > ?""")
                .params(invoice.courier().name(), invoice.number(), UtcColumn.of(now)).query(Shipments::shipment)
                .optional();
    }

    /** When the number of a parcel that this item was first sent in was last found to be wrong. */
    Optional<Instant> lastCorrected(ItemId item) {
        return of(List.of(item)).stream().filter(each -> each.claimId() == null)
                .flatMap(each -> Stream.ofNullable(each.followedFrom())).max(Comparator.naturalOrder());
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
        String doubt = row.getString("doubt");
        return new Shipment(new ShipmentId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                new Tsid(row.getLong("buyer_id")),
                new Invoice(Courier.valueOf(row.getString("courier")), row.getString("invoice")),
                ShipmentState.valueOf(row.getString("state")), claim == 0 ? null : new Tsid(claim),
                UtcColumn.get(row, "shipped_at"), UtcColumn.find(row, "delivered_at"), row.getInt("asked"),
                UtcColumn.find(row, "followed_from"), doubt == null ? null : Doubt.valueOf(doubt),
                UtcColumn.find(row, "doubt_at"), row.getBoolean("believed"));
    }
}
