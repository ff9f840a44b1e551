package commerce.ops;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.Queries;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** An order across all of its sellers, as operators need it who decide about it. Nobody's name, address or telephone number is in it. */
@Queries
class WholeOrders {
    private static final String ORDER = """
            select id, buyer_id, status, amount, placed_at, pay_by, paid_at, closed_at, close_reason, payment_id, team_id,
                deposit_until
            from commerce_order where id = ?""";
    private static final String TENDERS = """
            select kind, captured, refunded from commerce_order_tender where order_id = ? order by kind""";
    private static final String ITEMS = """
            select id, seller_id, product_id, product_name, option_name, quantity, remaining, claimed,
                unit_price * quantity - seller_coupon - platform_coupon amount, status, confirmation, dispatch_by, confirm_by
            from commerce_order_line where order_id = ? order by id""";
    private static final String PARCELS = """
            select i.line_id, s.courier, s.invoice, s.state, s.claim_id, s.doubt, s.shipped_at, s.delivered_at
            from commerce_order_line l join commerce_shipment_item i on i.line_id = l.id
            join commerce_shipment s on s.id = i.shipment_id where l.order_id = ? order by s.id""";
    private static final String CLAIMS = """
            select c.id, c.line_id, c.kind, c.status, c.quantity, c.reason, c.opened_at, c.closed_at
            from commerce_order_line l join commerce_claim c on c.line_id = l.id where l.order_id = ? order by c.id""";
    private static final String REFUNDS = """
            select f.id, f.claim_id, f.state, f.failure, f.requested_at,
                (select coalesce(sum(g.amount), 0) from commerce_refund_leg g where g.refund_id = f.id) amount
            from commerce_refund f where f.order_id = ? order by f.id""";
    private static final String CHARGEBACKS = """
            select id, amount, reason, state, answer_by from commerce_chargeback where order_id = ? order by id""";
    /** Whatever a number is of: all come from one sequence, so at most one of them has it. */
    private static final String OF_NUMBER = """
            select id from commerce_order where id = :number
            union all select order_id from commerce_order_line where id = :number
            union all select order_id from commerce_claim where id = :number
            union all select order_id from commerce_refund where id = :number
            union all select order_id from commerce_chargeback where id = :number""";

    private final JdbcClient jdbc;

    WholeOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of it; {@code reason} says why it was closed. Amounts are in won. */
    record Whole(String id, String buyer, String status, long amount, Instant placedAt, Instant payBy,
            @Nullable Instant paidAt, @Nullable Instant closedAt, @Nullable String reason, @Nullable String payment,
            @Nullable String team, @Nullable Instant depositUntil, List<Tender> tenders, List<Item> items,
            List<Refund> refunds, List<Chargeback> chargebacks) {}

    /** What one kind of money paid. */
    record Tender(String kind, long captured, long refunded) {}

    /**
     * What was ordered of one product.
     *
     * @param amount after coupons
     * @param confirmBy when the purchase confirms itself
     */
    record Item(String id, String seller, String product, String name, String option, int quantity, int remaining,
            int claimed, long amount, String status, String confirmation, @Nullable Instant dispatchBy,
            @Nullable Instant confirmBy, List<Parcel> parcels, List<Claim> claims) {
        /** Whether operators may propose that it is cancelled: its seller has not sent it, and something of it is left. */
        public boolean isUnsent() {
            return status.equals("PAID") && remaining > claimed;
        }
    }

    /**
     * What it was sent in.
     *
     * @param exchange it was sent for one
     * @param doubted its number is taken for another parcel's: what the courier says of it is not believed
     */
    record Parcel(String item, String courier, String invoice, String state, boolean exchange, boolean doubted,
            Instant shippedAt, @Nullable Instant deliveredAt) {}

    /** What its buyer wants undone of an item. */
    record Claim(String id, String item, String kind, String status, int quantity, String reason, Instant openedAt,
            @Nullable Instant closedAt) {}

    /**
     * Money that goes back.
     *
     * @param claim null: all of the order's
     * @param failure why pay refused it
     */
    record Refund(String id, @Nullable String claim, String state, @Nullable String failure, Instant requestedAt,
            long amount) {}

    /** What the card's holder asks the card company for. */
    record Chargeback(String id, long amount, String reason, String state, LocalDate answerBy) {}

    /** The order with this number, or with an item, claim, refund or chargeback of it; all of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Whole> find(Tsid number) {
        return jdbc.sql(OF_NUMBER).param("number", number.value()).query(Long.class).optional().flatMap(this::whole);
    }

    private Optional<Whole> whole(long id) {
        return jdbc.sql(ORDER).param(id).query((row, number) -> new Whole(row.getString("id"),
                row.getString("buyer_id"), row.getString("status"), row.getLong("amount"),
                UtcColumn.get(row, "placed_at"), UtcColumn.get(row, "pay_by"), UtcColumn.find(row, "paid_at"),
                UtcColumn.find(row, "closed_at"), row.getString("close_reason"), row.getString("payment_id"),
                row.getString("team_id"), UtcColumn.find(row, "deposit_until"), tenders(id), items(id), refunds(id),
                chargebacks(id))).optional();
    }

    private List<Tender> tenders(long order) {
        return jdbc.sql(TENDERS).param(order).query((row, number) -> new Tender(row.getString("kind"),
                row.getLong("captured"), row.getLong("refunded"))).list();
    }

    private List<Item> items(long order) {
        List<Parcel> parcels = parcels(order);
        List<Claim> claims = claims(order);
        return jdbc.sql(ITEMS).param(order).query((row, number) -> {
            String id = row.getString("id");
            return new Item(id, row.getString("seller_id"), row.getString("product_id"), row.getString("product_name"),
                    row.getString("option_name"), row.getInt("quantity"), row.getInt("remaining"),
                    row.getInt("claimed"), row.getLong("amount"), row.getString("status"),
                    row.getString("confirmation"), UtcColumn.find(row, "dispatch_by"),
                    UtcColumn.find(row, "confirm_by"),
                    parcels.stream().filter(parcel -> parcel.item().equals(id)).toList(),
                    claims.stream().filter(claim -> claim.item().equals(id)).toList());
        }).list();
    }

    private List<Parcel> parcels(long order) {
        return jdbc.sql(PARCELS).param(order).query((row, number) -> new Parcel(row.getString("line_id"),
                row.getString("courier"), row.getString("invoice"), row.getString("state"),
                row.getString("claim_id") != null, row.getString("doubt") != null, UtcColumn.get(row, "shipped_at"),
                UtcColumn.find(row, "delivered_at"))).list();
    }

    private List<Claim> claims(long order) {
        return jdbc.sql(CLAIMS).param(order).query((row, number) -> new Claim(row.getString("id"),
                row.getString("line_id"), row.getString("kind"), row.getString("status"), row.getInt("quantity"),
                row.getString("reason"), UtcColumn.get(row, "opened_at"), UtcColumn.find(row, "closed_at"))).list();
    }

    private List<Refund> refunds(long order) {
        return jdbc.sql(REFUNDS).param(order).query((row, number) -> new Refund(row.getString("id"),
                row.getLong("claim_id") == 0 ? null : row.getString("claim_id"), row.getString("state"),
                row.getString("failure"), UtcColumn.get(row, "requested_at"), row.getLong("amount"))).list();
    }

    private List<Chargeback> chargebacks(long order) {
        return jdbc.sql(CHARGEBACKS).param(order).query((row, number) -> new Chargeback(row.getString("id"),
                row.getLong("amount"), row.getString("reason"), row.getString("state"),
                row.getObject("answer_by", LocalDate.class))).list();
    }
}
