package commerce.coupon;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.catalogue.SellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Every list of coupons has its index. */
@MadangTest
class PlansTest {
    @Autowired
    Coupons coupons;
    @Autowired
    ReadCoupons shop;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;
    Plans plans;

    @BeforeEach
    void open(@Autowired ApplicationContext context) {
        plans = new Plans(context);
    }

    @Test
    void listsWhatCanBeTakenAndWhatAMemberHas() {
        plans.assertServedByIndexes(this::fill, () -> {
            coupons.open(new SellerId(7), clock.instant(), 50);
            coupons.of(new Tsid(7), Long.MAX_VALUE, 21);
            shop.of(new SellerId(7), Long.MAX_VALUE, 21);
            shop.of(null, Long.MAX_VALUE, 21);
            shop.proposed(100);
        });
    }

    /** Coupons of a hundred sellers, and of a hundred members as many that they have taken. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant().minusSeconds(60));
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> offered = new ArrayList<>();
        List<Object[]> taken = new ArrayList<>();
        List<Object[]> proposed = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            offered.add(new Object[]{id, id % 100 == 0 ? null : id % 100, "할인", "AMOUNT", 1_000, 5_000, 10, now, later,
                    now});
            boolean open = id % 100 == 0;
            proposed.add(
                    new Object[]{id, "할인", "AMOUNT", 1_000, 5_000, 10, now, later, "첫 구매", open ? "OPEN" : "REFUSED",
                            7, now, open ? null : 7, open ? null : now});
            taken.add(new Object[]{id, id, id % 100, now});
        }
        new RowInsert(jdbc, "commerce_coupon", "id", "seller_id", "name", "kind", "value", "minimum", "stock",
                "valid_from", "valid_until", "created_at").insert(offered);
        new RowInsert(jdbc, "commerce_coupon_proposal", "id", "name", "kind", "value", "minimum", "stock", "valid_from",
                "valid_until", "reason", "state", "proposed_by", "proposed_at", "decided_by", "decided_at")
                .insert(proposed);
        new RowInsert(jdbc, "commerce_member_coupon", "id", "coupon_id", "member_id", "taken_at").insert(taken);
    }
}
