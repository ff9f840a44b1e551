package commerce.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.Pieces;
import commerce.order.ShippingChargeId;
import commerce.seller.ReturnPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The claims' rows; what both sides, and who decides, write in them is encrypted. */
@Repository
class Claims {
    private static final String SELECT = """
            select id, order_id, line_id, charge_id, seller_id, buyer_id, kind, status, quantity, reason, fault, details,
                details_sealed, found_out_on, goods, seller_coupon, platform_coupon, shipping, owed_freight, back_freight,
                opened_at, coalesce(in_line_since, opened_at) as in_line_since, answer_by, collected_at, refund_by, held_for,
                held_for_sealed, answer, answer_sealed, closed_at, disputed_at, disputed_for, disputed_for_sealed, decision,
                decision_sealed, return_name, return_phone, return_postal_code, return_address
            from commerce_claim\s""";

    /** From the sellers on, who are few, and sorted then; along their ids the claims of all others would be read. */
    private static final String OF_TERMINATED = """
            force index (commerce_claim_by_seller) where seller_id in (select id from commerce_seller where status = 'TERMINATED')
               and kind in ('RETURN', 'EXCHANGE')
               and status in ('REQUESTED', 'ACCEPTED', 'COLLECTED', 'ON_HOLD')""";

    private final JdbcClient jdbc;
    private final ClaimTexts texts;

    Claims(JdbcClient jdbc, ClaimTexts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    void add(Claim claim) {
        ShippingChargeId charge = claim.chargeId();
        jdbc.sql(
                """
                        insert into commerce_claim (id, order_id, line_id, charge_id, seller_id, buyer_id, kind, status, quantity,
                            reason, fault, details, details_sealed, found_out_on, goods, seller_coupon, platform_coupon, shipping,
                            owed_freight, back_freight, opened_at, in_line_since, answer_by)
                        values (:id, :order, :line, :charge, :seller, :buyer, :kind, :status, :quantity, :reason, :fault,
                            :details, :details_sealed, :foundOutOn, :goods, :sellerCoupon, :platformCoupon, :shipping, :owed, :back,
                            :openedAt, :inLineSince, :answerBy)""")
                .param("id", claim.id().value())
                .param("order", claim.orderId().value()).param("line", claim.itemId().value())
                .param("charge", charge == null ? null : charge.value()).param("seller", claim.sellerId().value())
                .param("buyer", claim.buyerId().value()).param("kind", claim.kind().name())
                .param("status", claim.status().name()).param("quantity", claim.quantity())
                .param("reason", claim.reason().name()).param("fault", claim.fault().name())
                .params(texts.told(claim)).param("foundOutOn", claim.told().foundOutOn())
                .param("goods", claim.sum().goods().amount())
                .param("sellerCoupon", claim.sum().pieces().sellerCoupon().amount())
                .param("platformCoupon", claim.sum().pieces().platformCoupon().amount())
                .param("shipping", claim.sum().shipping().amount()).param("owed", claim.sum().owedFreight().amount())
                .param("back", claim.sum().backFreight().amount()).param("openedAt", UtcColumn.of(claim.openedAt()))
                .param("inLineSince", UtcColumn.of(claim.inLineSince())).param("answerBy", utc(claim.answerBy()))
                .update();
    }

    Optional<Claim> find(ClaimId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(this::claim).optional();
    }

    /** A buyer's with ids smaller than {@code before}, newest first. */
    List<Claim> ofBuyer(Tsid buyer, long before, int most) {
        return jdbc.sql(SELECT + "where buyer_id = ? and id < ? order by id desc limit ?")
                .params(buyer.value(), before, most).query(this::claim).list();
    }

    /** A seller's of one status with ids smaller than {@code before}, newest first. */
    List<Claim> ofSeller(SellerId seller, ClaimStatus status, long before, int most) {
        return jdbc.sql(SELECT + "where seller_id = ? and status = ? and id < ? order by id desc limit ?")
                .params(seller.value(), status.name(), before, most).query(this::claim).list();
    }

    /** The same of one kind. */
    List<Claim> ofSeller(SellerId seller, ClaimStatus status, ClaimKind kind, long before, int most) {
        return jdbc.sql(SELECT + """
                where seller_id = ? and kind = ? and status = ? and id < ? order by id desc limit ?""")
                .params(seller.value(), kind.name(), status.name(), before, most).query(this::claim).list();
    }

    /** Returns and exchanges that terminated sellers have left undecided, with ids greater than {@code after}, the oldest first. */
    List<Claim> ofTerminated(long after, int most) {
        return jdbc.sql(SELECT + OF_TERMINATED + " and id > ? order by id limit ?").params(after, most)
                .query(this::claim).list();
    }

    int countOfTerminated(int most) {
        return jdbc.sql("select id from commerce_claim " + OF_TERMINATED + " limit ?").param(most).query(Long.class)
                .list().size();
    }

    int count(SellerId seller, ClaimStatus status, int most) {
        return jdbc.sql("select id from commerce_claim where seller_id = ? and status = ? limit ?")
                .params(seller.value(), status.name(), most).query(Long.class).list().size();
    }

    /** A seller's of one order, the newest first. */
    List<Claim> ofOrder(SellerId seller, OrderId order) {
        return jdbc.sql(SELECT + """
                where line_id in (select id from commerce_order_line where order_id = ?) and seller_id = ?
                order by id desc""").params(order.value(), seller.value()).query(this::claim).list();
    }

    /** The claims of an order whose pieces are still where they were, in line. */
    List<Claim> open(OrderId order) {
        return jdbc.sql(
                SELECT + """
                        where line_id in (select id from commerce_order_line where order_id = ?)
                            and status in ('REQUESTED', 'ACCEPTED', 'COLLECTED', 'ON_HOLD', 'RESHIPPED', 'DISPUTED')
                        order by coalesce(in_line_since, opened_at), id""")
                .param(order.value())
                .query(this::claim).list();
    }

    /** The cancels and returns of an order whose money went back, or is on its way. */
    List<Claim> paidBack(OrderId order) {
        return jdbc.sql(SELECT + """
                where line_id in (select id from commerce_order_line where order_id = ?)
                    and kind in ('CANCEL', 'RETURN') and status in ('REFUNDING', 'DONE') order by id""")
                .param(order.value()).query(this::claim).list();
    }

    /** The requests to stop an item that are not answered. */
    List<ClaimId> stopsOf(ItemId item) {
        return jdbc
                .sql("""
                        select id from commerce_claim where line_id = ? and kind = 'CANCEL' and status = 'REQUESTED' order by id""")
                .param(item.value()).query((row, number) -> new ClaimId(row.getLong(1))).list();
    }

    /** How many of an item, opened for a reason of the buyer's own, the buyer has withdrawn. */
    int withdrawn(ItemId item, ClaimKind kind) {
        return jdbc.sql("""
                select count(*) from commerce_claim
                where line_id = ? and kind = ? and fault = 'BUYER' and status = 'WITHDRAWN'""")
                .params(item.value(), kind.name()).query(Integer.class).single();
    }

    /** How many of an item the buyer has withdrawn, of any kind and for whatever reason. */
    int withdrawn(ItemId item) {
        return jdbc.sql("select count(*) from commerce_claim where line_id = ? and status = 'WITHDRAWN'")
                .param(item.value()).query(Integer.class).single();
    }

    /** Whether a return behind it has had its money back without the way back, which this one bears for both. */
    boolean hasSpared(Claim claim) {
        ShippingChargeId charge = claim.chargeId();
        return charge != null && claim.kind() == ClaimKind.RETURN && claim.sum().backFreight().isPositive()
                && jdbc.sql("""
                        select exists (select 1 from commerce_claim
                            where line_id in (select id from commerce_order_line where order_id = :order)
                                and charge_id = :charge and kind = 'RETURN' and fault = 'BUYER'
                                and (coalesce(in_line_since, opened_at) > :since
                                    or (coalesce(in_line_since, opened_at) = :since and id > :id))
                                and status in ('REFUNDING', 'DONE') and back_freight = 0)""")
                        .param("order", claim.orderId().value()).param("charge", charge.value())
                        .param("since", UtcColumn.of(claim.inLineSince())).param("id", claim.id().value())
                        .query(Boolean.class).single();
    }

    /** Stops of dispatches that are to be granted by themselves. */
    List<ClaimId> unanswered(Instant now, int most) {
        return jdbc.sql("select id from commerce_claim where answer_by <= ? order by answer_by limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new ClaimId(row.getLong(1))).list();
    }

    /** One that could not be granted is tried again then. */
    void putBack(ClaimId id, Instant now, Instant next) {
        jdbc.sql("update commerce_claim set answer_by = ? where id = ? and answer_by <= ?")
                .params(UtcColumn.of(next), id.value(), UtcColumn.of(now)).update();
    }

    /** Writes where a claim stands, and what goes with it. */
    void save(Claim claim, @Nullable Long refund, Won interest) {
        Dispute dispute = claim.dispute();
        Instant disputed = dispute == null ? null : dispute.askedAt();
        ReturnPlace returnTo = claim.returnTo();
        jdbc.sql(
                """
                        update commerce_claim set kind = :kind, status = :status, answer_by = :answerBy,
                            collected_at = :collectedAt, refund_by = :refundBy, held_for = :held_for, held_for_sealed = :held_for_sealed,
                            answer = :answer, answer_sealed = :answer_sealed, closed_at = :closedAt,
                            refund_id = coalesce(:refund, refund_id), interest = interest + :interest,
                            goods = :goods, seller_coupon = :sellerCoupon, platform_coupon = :platformCoupon,
                            shipping = :shipping, owed_freight = :owed, back_freight = :back, fault = :fault,
                            in_line_since = :inLineSince, disputed_at = :disputedAt, disputed_for = :disputed_for,
                            disputed_for_sealed = :disputed_for_sealed, decision = :decision, decision_sealed = :decision_sealed,
                            undecided_since = :undecided,
                            return_name = :returnName, return_phone = :returnPhone,
                            return_postal_code = :returnPostalCode, return_address = :returnAddress
                        where id = :id""")
                .param("kind", claim.kind().name()).param("status", claim.status().name())
                .param("answerBy", utc(claim.answerBy())).param("collectedAt", utc(claim.collectedAt()))
                .param("refundBy", utc(claim.refundBy())).params(texts.since(claim))
                .param("closedAt", utc(claim.closedAt())).param("refund", refund)
                .param("interest", interest.amount()).param("goods", claim.sum().goods().amount())
                .param("sellerCoupon", claim.sum().pieces().sellerCoupon().amount())
                .param("platformCoupon", claim.sum().pieces().platformCoupon().amount())
                .param("fault", claim.fault().name()).param("inLineSince", UtcColumn.of(claim.inLineSince()))
                .param("disputedAt", utc(disputed))
                .param("returnName", returnTo == null ? null : returnTo.name())
                .param("returnPhone", returnTo == null ? null : returnTo.phone())
                .param("returnPostalCode", returnTo == null ? null : returnTo.postalCode())
                .param("returnAddress", returnTo == null ? null : returnTo.address())
                .param("undecided", utc(claim.status() == ClaimStatus.DISPUTED ? disputed : null))
                .param("shipping", claim.sum().shipping().amount()).param("owed", claim.sum().owedFreight().amount())
                .param("back", claim.sum().backFreight().amount()).param("id", claim.id().value()).update();
    }

    /** Those that are in dispute, the oldest first, after a place. */
    List<Claim> disputed(Instant from, long after, int most) {
        return jdbc.sql(SELECT + """
                where undecided_since >= :from and (undecided_since > :from or id > :after)
                order by undecided_since, id limit :most""").param("from", UtcColumn.of(from)).param("after", after)
                .param("most", most).query(this::claim).list();
    }

    int countDisputed(int most) {
        return jdbc.sql("select id from commerce_claim where undecided_since is not null limit ?").param(most)
                .query(Long.class).list().size();
    }

    Won interest(ClaimId id) {
        return Won.of(jdbc.sql("select interest from commerce_claim where id = ?").param(id.value()).query(Long.class)
                .single());
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant at) {
        return at == null ? null : UtcColumn.of(at);
    }

    private @Nullable Dispute dispute(ResultSet row) throws SQLException {
        Instant asked = UtcColumn.find(row, "disputed_at");
        return asked == null
                ? null
                : new Dispute(Objects.requireNonNull(texts.read(row, ClaimTexts.DISPUTED_FOR)), asked,
                        texts.read(row, ClaimTexts.DECISION));
    }

    private static @Nullable ReturnPlace returnTo(ResultSet row) throws SQLException {
        String name = row.getString("return_name");
        return name == null
                ? null
                : new ReturnPlace(name, row.getString("return_phone"), row.getString("return_postal_code"),
                        row.getString("return_address"));
    }

    private static RefundSum sum(ResultSet row) throws SQLException {
        Won sellers = Won.of(row.getLong("seller_coupon"));
        Won platforms = Won.of(row.getLong("platform_coupon"));
        Pieces pieces = new Pieces(row.getInt("quantity"),
                Won.of(row.getLong("goods")).plus(sellers).plus(platforms), sellers, platforms);
        return new RefundSum(pieces, Won.of(row.getLong("shipping")), Won.of(row.getLong("owed_freight")),
                Won.of(row.getLong("back_freight")));
    }

    private Claim claim(ResultSet row, int number) throws SQLException {
        long charge = row.getLong("charge_id");
        return new Claim(new ClaimId(row.getLong("id")), new OrderId(row.getLong("order_id")),
                new ItemId(row.getLong("line_id")), charge == 0 ? null : new ShippingChargeId(charge),
                new SellerId(row.getLong("seller_id")), new Tsid(row.getLong("buyer_id")),
                ClaimKind.valueOf(row.getString("kind")), ClaimStatus.valueOf(row.getString("status")),
                row.getInt("quantity"), ClaimReason.valueOf(row.getString("reason")),
                Fault.valueOf(row.getString("fault")),
                new Told(Objects.requireNonNull(texts.read(row, ClaimTexts.DETAILS)),
                        row.getObject("found_out_on", LocalDate.class)),
                sum(row),
                UtcColumn.get(row, "opened_at"), UtcColumn.get(row, "in_line_since"), UtcColumn.find(row, "answer_by"),
                UtcColumn.find(row, "collected_at"), UtcColumn.find(row, "refund_by"),
                texts.read(row, ClaimTexts.HELD_FOR),
                texts.read(row, ClaimTexts.ANSWER), UtcColumn.find(row, "closed_at"), dispute(row), returnTo(row));
    }
}
