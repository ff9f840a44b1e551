package commerce.coupon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of coupons, and of who has taken and used them. */
@Service
public class Coupons {
    static final String COLUMNS = """
            c.seller_id, c.name, c.kind, c.value, c.most, c.minimum, c.stock, c.valid_from, c.valid_until""";
    /** Nobody has stopped it, nor its seller, if it is one's. */
    private static final String IS_OFFERED = """
            c.stopped_at is null and (c.seller_id is null or exists (select 1 from commerce_seller s
                where s.id = c.seller_id and s.status in ('APPROVED', 'PAUSED')))""";
    private static final String HELD = "select m.id as held, m.coupon_id as id, m.order_id, " + COLUMNS
            + " from commerce_member_coupon m join commerce_coupon c on c.id = m.coupon_id ";

    private final JdbcClient jdbc;

    Coupons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it was put out before. */
    boolean add(Coupon coupon, Instant now) {
        SellerId seller = coupon.sellerId();
        Won most = coupon.most();
        try {
            jdbc.sql("""
                    insert into commerce_coupon
                        (id, seller_id, name, kind, value, most, minimum, stock, valid_from, valid_until, created_at)
                    values (:id, :seller, :name, :kind, :value, :most, :minimum, :stock, :from, :until, :now)""")
                    .param("id", coupon.id().value()).param("seller", seller == null ? null : seller.value())
                    .param("name", coupon.name()).param("kind", coupon.kind().name()).param("value", coupon.value())
                    .param("most", most == null ? null : most.amount()).param("minimum", coupon.minimum().amount())
                    .param("stock", coupon.stock()).param("from", UtcColumn.of(coupon.validFrom()))
                    .param("until", UtcColumn.of(coupon.validUntil())).param("now", UtcColumn.of(now)).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<Coupon> find(CouponId id) {
        return jdbc.sql("select c.id, " + COLUMNS + " from commerce_coupon c where c.id = ?").param(id.value())
                .query(Coupons::coupon).optional();
    }

    /** The seller's, or with null the platform's, that can be taken now; those that end first, first. */
    List<Coupon> open(@Nullable SellerId seller, Instant now, int most) {
        return jdbc.sql("select c.id, " + COLUMNS + """
                 from commerce_coupon c
                where c.seller_id <=> :seller and c.valid_until > :now and c.valid_from <= :now and c.taken < c.stock
                    and\s""" + IS_OFFERED + " order by c.valid_until, c.id limit :most")
                .param("seller", seller == null ? null : seller.value())
                .param("now", UtcColumn.of(now)).param("most", most).query(Coupons::coupon).list();
    }

    boolean isOffered(CouponId id) {
        return jdbc.sql("select " + IS_OFFERED + " from commerce_coupon c where c.id = ?").param(id.value())
                .query(Boolean.class).single();
    }

    /** Nobody takes it any more; false when that is so already. */
    boolean stop(CouponId id, Instant now) {
        return jdbc.sql("update commerce_coupon set stopped_at = ? where id = ? and stopped_at is null")
                .params(UtcColumn.of(now), id.value()).update() == 1;
    }

    /** Whether there are any to take. */
    boolean areLeft(CouponId id) {
        return jdbc.sql("select taken < stock from commerce_coupon where id = ?").param(id.value())
                .query(Boolean.class).single();
    }

    boolean has(Tsid member, CouponId id) {
        return jdbc.sql("select exists (select 1 from commerce_member_coupon where member_id = ? and coupon_id = ?)")
                .params(member.value(), id.value()).query(Boolean.class).single();
    }

    /** Who left uses none any more. */
    @Transactional
    public void forgetUnused(Tsid member) {
        jdbc.sql("delete from commerce_member_coupon where member_id = ? and order_id is null").param(member.value())
                .update();
    }

    /** A member takes one; false when they have it already: then roll back. */
    boolean keep(MemberCouponId id, CouponId coupon, Tsid member, Instant now) {
        try {
            return jdbc.sql("""
                    insert into commerce_member_coupon (id, coupon_id, member_id, taken_at) values (?, ?, ?, ?)""")
                    .params(id.value(), coupon.value(), member.value(), UtcColumn.of(now)).update() == 1;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /** One less is left; false when none was. */
    boolean takeOne(CouponId id) {
        return jdbc.sql(
                "update commerce_coupon set taken = taken + 1 where id = ? and taken < stock and stopped_at is null")
                .param(id.value())
                .update() == 1;
    }

    /** A member's with ids smaller than {@code before}, newest first, used or not. */
    List<MemberCoupon> of(Tsid member, long before, int most) {
        return jdbc.sql(HELD + "where m.member_id = ? and m.id < ? order by m.id desc limit ?")
                .params(member.value(), before, most).query(Coupons::held).list();
    }

    /** Those of these that this member has, used or not. */
    public List<MemberCoupon> of(Tsid member, Collection<MemberCouponId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(HELD + "where m.id in (:ids) and m.member_id = :member order by m.id")
                .param("ids", ids.stream().map(MemberCouponId::value).toList()).param("member", member.value())
                .query(Coupons::held).list();
    }

    /** An order uses these of its buyer's; false when another has one of them: then roll back. */
    public boolean use(TypedId order, Tsid member, Collection<MemberCouponId> ids, Instant now) {
        if (ids.isEmpty()) {
            return true;
        }
        List<Long> sorted = ids.stream().map(MemberCouponId::value).sorted().toList();
        for (Long id : sorted) {
            jdbc.sql("insert into commerce_order_coupon (order_id, member_coupon_id) values (?, ?)")
                    .params(order.value(), id).update();
        }
        return sorted.stream().allMatch(id -> jdbc.sql("""
                update commerce_member_coupon set order_id = ?, used_at = ?
                where id = ? and member_id = ? and order_id is null""")
                .params(order.value(), UtcColumn.of(now), id, member.value()).update() == 1);
    }

    /** What these orders have used is their buyers' again. */
    public void giveBack(Collection<? extends TypedId> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql("""
                    update commerce_member_coupon set order_id = null, used_at = null where order_id in (:orders)""")
                    .param("orders", orders.stream().map(TypedId::value).toList()).update();
        }
    }

    /** An order that gave its coupons back wants all of them again; false, and nothing done, when one is used. */
    public boolean useAgain(TypedId order, Instant now) {
        List<Long> wanted = jdbc.sql("""
                select m.id from commerce_member_coupon m
                join commerce_order_coupon o on o.member_coupon_id = m.id
                where o.order_id = ? and m.order_id is null order by m.id for update""").param(order.value())
                .query((row, number) -> row.getLong(1)).list();
        long had = jdbc.sql("select count(*) from commerce_order_coupon where order_id = ?").param(order.value())
                .query(Long.class).single();
        if (wanted.size() != had) {
            return false;
        }
        wanted.forEach(id -> jdbc.sql("update commerce_member_coupon set order_id = ?, used_at = ? where id = ?")
                .params(order.value(), UtcColumn.of(now), id).update());
        return true;
    }

    private static MemberCoupon held(ResultSet row, int number) throws SQLException {
        long order = row.getLong("order_id");
        return new MemberCoupon(new MemberCouponId(row.getLong("held")), coupon(row, number),
                order == 0 ? null : new Tsid(order));
    }

    static Coupon coupon(ResultSet row, int number) throws SQLException {
        long seller = row.getLong("seller_id");
        long most = row.getLong("most");
        return new Coupon(new CouponId(row.getLong("id")), seller == 0 ? null : new SellerId(seller),
                row.getString("name"), Coupon.Kind.valueOf(row.getString("kind")), row.getLong("value"),
                most == 0 ? null : Won.of(most), Won.of(row.getLong("minimum")), row.getInt("stock"),
                UtcColumn.get(row, "valid_from"), UtcColumn.get(row, "valid_until"));
    }
}
