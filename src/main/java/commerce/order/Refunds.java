package commerce.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import commerce.events.RefundRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.database.StoredJson;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;
import tools.jackson.databind.json.JsonMapper;

/** The refunds' rows. */
@Repository
class Refunds {
    private static final String SELECT = """
            select f.id, coalesce(f.asked_as, f.id) asked_as, f.order_id, o.buyer_id, f.payment_id, f.reason, f.repeated,
                f.claim_id, f.seller_shares, f.interest
            from commerce_refund f join commerce_order o on o.id = f.order_id\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RowInsert rows;
    private final RowInsert legRows;

    Refunds(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = StoredJson.of(json);
        this.rows = new RowInsert(template, "commerce_refund", "id", "order_id", "payment_id", "state", "reason",
                "requested_at", "repeat_at", "claim_id", "seller_shares", "interest");
        this.legRows = new RowInsert(template, "commerce_refund_leg", "refund_id", "tender", "amount");
    }

    void add(List<Refund> refunds, Instant now) {
        List<@Nullable Object[]> all = new ArrayList<>();
        List<@Nullable Object[]> legs = new ArrayList<>();
        for (Refund refund : refunds) {
            Tsid claim = refund.claim();
            all.add(new @Nullable Object[]{refund.id().value(), refund.orderId().value(), refund.paymentId().value(),
                    "REQUESTED", refund.reason().name(), UtcColumn.of(now),
                    UtcColumn.of(now.plus(OrderTerms.REPEAT_REFUND_AFTER)), claim == null ? 0 : claim.value(),
                    refund.shares().isEmpty() ? null : json.writeValueAsString(refund.shares()),
                    refund.interest().amount()});
            refund.legs().forEach(leg -> legs
                    .add(new @Nullable Object[]{refund.id().value(), leg.tender(), leg.amount().amount()}));
        }
        rows.insert(all);
        legRows.insert(legs);
    }

    /** Ends a refund that waits for its answer; false when it has ended before. */
    boolean complete(RefundId id) {
        return jdbc.sql("""
                update commerce_refund set state = 'COMPLETED', failure = null, repeat_at = null
                where id = ? and state = 'REQUESTED'""").param(id.value()).update() == 1;
    }

    /**
     * Ends a refund that pay refuses, known by the request that is refused: the answer to an earlier one, told again, must not
     * meet the one that is under way by now.
     */
    void fail(RefundId request, String reason) {
        askedAs(request).ifPresent(id -> jdbc.sql("""
                update commerce_refund set state = 'FAILED', failure = ?, repeat_at = null
                where id = ? and state = 'REQUESTED' and coalesce(asked_as, id) = ?""")
                .params(reason, id.value(), request.value()).update());
    }

    /** Locks up to {@code most} refunds to request again, those that another instance works on left out. */
    List<Refund> lockUnanswered(Instant now, int most) {
        List<Refund> locked = jdbc.sql(SELECT + """
                where f.repeat_at <= ? order by f.repeat_at limit ? for update skip locked""")
                .params(UtcColumn.of(now), most).query(this::refund).list();
        return withLegs(locked);
    }

    /** The same refunds, also those of which the rows cannot be read. */
    List<RefundId> unanswered(Instant now, int most) {
        return jdbc.sql("select id from commerce_refund where repeat_at <= ? order by repeat_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new RefundId(row.getLong("id"))).list();
    }

    /** Locks one of them, unless it is answered by now or another instance works on it. */
    List<Refund> lockUnanswered(RefundId id, Instant now) {
        return withLegs(jdbc.sql(SELECT + "where f.id = ? and f.repeat_at <= ? for update skip locked")
                .params(id.value(), UtcColumn.of(now)).query(this::refund).list());
    }

    /** Requests it again then, if it is not answered before. */
    void putOff(RefundId id, Instant next) {
        jdbc.sql("update commerce_refund set repeat_at = ? where id = ? and repeat_at is not null")
                .params(UtcColumn.of(next), id.value()).update();
    }

    Optional<Refund> find(RefundId id) {
        return withLegs(jdbc.sql(SELECT + "where f.id = ?").param(id.value()).query(this::refund).list()).stream()
                .findFirst();
    }

    /** Which refund pay speaks of, when it was asked so last; what it says of an earlier request is over. */
    Optional<RefundId> askedAs(RefundId request) {
        return jdbc.sql("""
                select id from commerce_refund where asked_as = :request
                union all select id from commerce_refund where id = :request and asked_as is null""")
                .param("request", request.value()).query(Long.class).optional().map(RefundId::new);
    }

    private List<Refund> withLegs(List<Refund> refunds) {
        Map<RefundId, List<Refund.Leg>> legs = legs(refunds);
        return refunds.stream().map(refund -> refund.with(legs.getOrDefault(refund.id(), List.of()))).toList();
    }

    void repeat(RefundId id, Instant next) {
        jdbc.sql("update commerce_refund set repeated = repeated + 1, repeat_at = ? where id = ?")
                .params(UtcColumn.of(next), id.value()).update();
    }

    private Refund refund(ResultSet row, int number) throws SQLException {
        RefundId id = new RefundId(row.getLong("id"));
        long claim = row.getLong("claim_id");
        return new Refund(id, new RefundId(row.getLong("asked_as")), new OrderId(row.getLong("order_id")),
                new Tsid(row.getLong("buyer_id")),
                new Tsid(row.getLong("payment_id")), List.of(), CloseReason.valueOf(row.getString("reason")),
                row.getInt("repeated"), claim == 0 ? null : new Tsid(claim), shares(row.getString("seller_shares")),
                Won.of(row.getLong("interest")));
    }

    private List<RefundRequested.SellerShare> shares(@Nullable String stored) {
        return stored == null ? List.of() : List.of(json.readValue(stored, RefundRequested.SellerShare[].class));
    }

    /** The claim that a refund is of; empty of a whole order's. */
    Optional<Tsid> claimOf(RefundId id) {
        return jdbc.sql("select claim_id from commerce_refund where id = ? and claim_id <> 0").param(id.value())
                .query(Long.class).optional().map(Tsid::new);
    }

    /** Whether money of an order is still on its way back. */
    boolean areOpen(OrderId order) {
        return jdbc.sql(
                "select exists (select 1 from commerce_refund where order_id = ? and state not in ('COMPLETED', 'SETTLED'))")
                .param(order.value()).query(Boolean.class).single();
    }

    /** Items and parcels of an order of whose claims a refund to a card waits: for pay, or for operators after pay has refused it. */
    Set<Long> waitingAtCards(OrderId order) {
        Set<Long> waiting = new HashSet<>();
        jdbc.sql("""
                select c.line_id, c.charge_id from commerce_refund f
                join commerce_refund_leg g on g.refund_id = f.id and g.tender = 'CARD'
                join commerce_claim c on c.id = f.claim_id
                where f.order_id = ? and f.state in ('REQUESTED', 'FAILED')""").param(order.value())
                .query((ResultSet row) -> {
                    waiting.add(row.getLong("line_id"));
                    waiting.add(row.getLong("charge_id"));
                });
        return waiting;
    }

    private Map<RefundId, List<Refund.Leg>> legs(List<Refund> refunds) {
        Map<RefundId, List<Refund.Leg>> legs = new HashMap<>();
        if (!refunds.isEmpty()) {
            jdbc.sql(
                    "select refund_id, tender, amount from commerce_refund_leg where refund_id in (:ids) order by tender")
                    .param("ids", refunds.stream().map(refund -> refund.id().value()).toList())
                    .query((ResultSet row) -> {
                        legs.computeIfAbsent(new RefundId(row.getLong("refund_id")), _ -> new ArrayList<>())
                                .add(new Refund.Leg(row.getString("tender"), Won.of(row.getLong("amount"))));
                    });
        }
        return legs;
    }
}
