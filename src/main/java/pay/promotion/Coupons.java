package pay.promotion;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** All coupons; how many a member has of a promotion is counted by their numbers, which are unique. */
@Repository
class Coupons {
    private static final String SELECT = "select id, promotion_id, member_id, state, issued_at from pay_coupon ";
    static final String OF_MEMBER = SELECT + "where member_id = ? and id < ? order by id desc limit ?";
    private static final RowMapper<Coupon> COUPON = (row, number) -> new Coupon(new CouponId(row.getLong("id")),
            new PromotionId(row.getLong("promotion_id")), new Tsid(row.getLong("member_id")),
            Coupon.State.valueOf(row.getString("state")), UtcColumn.get(row, "issued_at"));

    private final JdbcClient jdbc;

    Coupons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of a promotion a member has or had. */
    @Transactional(readOnly = true)
    public int count(PromotionId promotion, Tsid member) {
        return jdbc.sql("select count(*) from pay_coupon where promotion_id = ? and member_id = ?")
                .params(promotion.value(), member.value()).query(Integer.class).single();
    }

    /**
     * Adds a member's next one.
     *
     * @param number how many they had, and one more
     * @throws DuplicateKeyException when another of theirs is added at the same time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Coupon coupon, int number) {
        jdbc.sql("""
                insert into pay_coupon (id, promotion_id, member_id, number, state, issued_at) values (?, ?, ?, ?, ?, ?)
                """).params(coupon.id().value(), coupon.promotion().value(), coupon.member().value(), number,
                coupon.state().name(), UtcColumn.of(coupon.issuedAt())).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Coupon> lock(CouponId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(COUPON).optional();
    }

    /** One of a promotion that a member could use, if there is any that nobody else holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Coupon> lockFree(PromotionId promotion, Tsid member) {
        return jdbc.sql(SELECT
                + "where promotion_id = ? and member_id = ? and state = 'FREE' order by number limit 1 for update skip locked")
                .params(promotion.value(), member.value()).query(COUPON).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(CouponId id, long payment) {
        jdbc.sql("update pay_coupon set state = 'HELD', payment_id = ? where id = ?").params(payment, id.value())
                .update();
    }

    /** Those that are set aside for payments are used. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(Collection<Long> payments) {
        jdbc.sql("update pay_coupon set state = 'USED' where payment_id in (:payments)").param("payments", payments)
                .update();
    }

    /** Those of payments can be used again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void free(Collection<Long> payments) {
        jdbc.sql("update pay_coupon set state = 'FREE', payment_id = null where payment_id in (:payments)")
                .param("payments", payments).update();
    }

    @Transactional(readOnly = true)
    public Optional<Coupon> ofPayment(long payment) {
        return jdbc.sql(SELECT + "where payment_id = ?").param(payment).query(COUPON).optional();
    }

    /** A member's, latest first. */
    @Transactional(readOnly = true)
    public List<Coupon> of(Tsid member, long before, int most) {
        return jdbc.sql(OF_MEMBER).params(member.value(), before, most).query(COUPON).list();
    }
}
