package commerce.coupon;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.time.UtcColumn;

/** The coupons of a seller, or of the platform, with what became of them; and what is proposed for the platform. */
@Queries
class ReadCoupons {
    private final JdbcClient jdbc;
    private final Clock clock;

    ReadCoupons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where a coupon stands. */
    enum State {
        PLANNED, OPEN, GONE, OVER, STOPPED
    }

    /** A coupon, how many have been taken, and how many of those are in an order now. */
    record Listed(Coupon coupon, State state, int taken, long used) {}

    /** A seller's, or with null the platform's, with ids smaller than this, newest first. */
    public List<Listed> of(@Nullable SellerId seller, long before, int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                select c.id, c.taken, c.stopped_at, %s,
                    (select count(*) from commerce_member_coupon m where m.coupon_id = c.id and m.used_at is not null)
                        as used
                from commerce_coupon c where c.seller_id <=> ? and c.id < ? order by c.id desc limit ?"""
                .formatted(Coupons.COLUMNS)).param(seller == null ? null : seller.value()).param(before).param(most)
                .query((row, number) -> {
                    Coupon coupon = Coupons.coupon(row, number);
                    int taken = row.getInt("taken");
                    return new Listed(coupon, state(coupon, UtcColumn.find(row, "stopped_at") != null, taken, now),
                            taken, row.getLong("used"));
                }).list();
    }

    /** Proposals that wait, the oldest first. */
    public List<CouponProposal> proposed(int most) {
        return jdbc.sql(CouponProposals.OPEN + "order by id limit ?").param(most).query(CouponProposals::proposal)
                .list();
    }

    private static State state(Coupon coupon, boolean isStopped, int taken, Instant now) {
        if (isStopped) {
            return State.STOPPED;
        }
        if (now.isBefore(coupon.validFrom())) {
            return State.PLANNED;
        }
        return !now.isBefore(coupon.validUntil()) ? State.OVER : taken < coupon.stock() ? State.OPEN : State.GONE;
    }
}
