package commerce.coupon;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import commerce.catalogue.SellerId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Coupons to take, and those that a member has. */
@RestController
@RequestMapping("/v1/commerce/coupons")
@Tag(name = "Coupons", description = "Coupons of sellers and of Madang")
class CouponController {
    private static final int SHOWN = 50;

    private final Coupons coupons;
    private final TakeCoupon take;
    private final Cursors cursors;
    private final Idempotency idempotency;
    private final Clock clock;

    CouponController(Coupons coupons, TakeCoupon take, Cursors cursors, Idempotency idempotency, Clock clock) {
        this.coupons = coupons;
        this.take = take;
        this.cursors = cursors;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** A coupon; {@code percent} or {@code amount} is what it lowers the price by. */
    record ShopCouponView(CouponId id, @Nullable SellerId sellerId, String name, @Nullable Won amount,
            @Nullable Long percent, @Nullable Won most, Won minimum, Instant validUntil) {
        static ShopCouponView of(Coupon coupon) {
            boolean amount = coupon.kind() == Coupon.Kind.AMOUNT;
            return new ShopCouponView(coupon.id(), coupon.sellerId(), coupon.name(),
                    amount ? Won.of(coupon.value()) : null, amount ? null : coupon.value(), coupon.most(),
                    coupon.minimum(), coupon.validUntil());
        }
    }

    /** A coupon of the member's; quote with its {@code id}. */
    record MemberCouponView(MemberCouponId id, ShopCouponView coupon, @Nullable Tsid orderId) {
        static MemberCouponView of(MemberCoupon held) {
            return new MemberCouponView(held.id(), ShopCouponView.of(held.coupon()), held.orderId());
        }
    }

    /** The coupon to take. */
    record TakeRequest(@NotNull CouponId couponId) {}

    /** Coupons that can be taken. */
    record CouponList(List<ShopCouponView> items) {}

    @Operation(summary = "List coupons that can be taken", description = "At most 50, those that end first, first.")
    @GetMapping
    @Transactional(readOnly = true)
    CouponList open(
            @Parameter(description = "this seller's; without it, Madang's own") @RequestParam(required = false) @Nullable SellerId sellerId) {
        return new CouponList(
                coupons.open(sellerId, clock.instant(), SHOWN).stream().map(ShopCouponView::of).toList());
    }

    @Operation(summary = "Take a coupon", description = "Once per member, while there are any.")
    @ApiResponse(responseCode = "201", description = "Taken")
    @Refuses({"COUPON_NOT_FOUND", "COUPON_NOT_OPEN", "COUPON_ALREADY_TAKEN", "COUPON_GONE"})
    @PostMapping("/mine")
    ResponseEntity<MemberCouponView> take(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody TakeRequest request) {
        return idempotency.once(key, request, () -> take.check(caller.memberId(), request.couponId()),
                _ -> ResponseEntity.created(URI.create("/v1/commerce/coupons/mine"))
                        .body(MemberCouponView.of(take.take(caller.memberId(), request.couponId()))));
    }

    @Operation(summary = "List the member's coupons", description = "Newest first, used or not.")
    @GetMapping("/mine")
    @Transactional(readOnly = true)
    CursorPage<MemberCouponView> mine(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "commerce.coupons:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(coupons.of(caller.memberId(), before, page.size() + 1), page.size(),
                held -> cursors.encode(list, held.id().value())).map(MemberCouponView::of);
    }
}
