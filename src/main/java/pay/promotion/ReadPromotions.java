package pay.promotion;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads promotions, and members' coupons. */
@Component
class ReadPromotions {
    private final Promotions promotions;
    private final Coupons coupons;
    private final Cursors cursors;
    private final Clock clock;

    ReadPromotions(Promotions promotions, Coupons coupons, Cursors cursors, Clock clock) {
        this.promotions = promotions;
        this.coupons = coupons;
        this.cursors = cursors;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public CursorPage<Promotion> running(PageQuery page) {
        return page("pay.promotions", page, before -> promotions.running(clock.instant(), before, page.size() + 1),
                Promotion::id);
    }

    @Transactional(readOnly = true)
    public CursorPage<Coupon> coupons(Tsid member, PageQuery page) {
        return page("pay.coupons:" + member, page, before -> coupons.of(member, before, page.size() + 1), Coupon::id);
    }

    private <T> CursorPage<T> page(String list, PageQuery page, LongFunction<List<T>> rows,
            Function<T, TypedId> id) {
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(rows.apply(before), page.size(), row -> cursors.encode(list, id.apply(row).value()));
    }
}
