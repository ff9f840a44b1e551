package pay.promotion;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.MerchantId;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** What members get of promotions. */
@RestController
@RequestMapping("/v1/pay")
@Tag(name = "Pay")
class PromotionController {
    private final Idempotency idempotency;
    private final ReadPromotions readPromotions;
    private final TakeCoupon takeCoupon;

    PromotionController(Idempotency idempotency, ReadPromotions readPromotions, TakeCoupon takeCoupon) {
        this.idempotency = idempotency;
        this.readPromotions = readPromotions;
        this.takeCoupon = takeCoupon;
    }

    /**
     * A promotion.
     *
     * @param place what it is given for
     * @param merchantId at which merchant alone it holds; null: at all that its place names
     * @param percent of what is paid; null: a fixed amount
     * @param amount fixed; null: a percentage
     * @param least the smallest payment that it is given for
     * @param most what it gives for one payment at most
     */
    @Schema(name = "Promotion")
    record PromotionView(@Schema(example = "695784701952131072") PromotionId id,
            @Schema(example = "책방의 날 10%") String name, Promotion.Kind kind,
            Promotion.Place place, @Schema(example = "695784701952131000") @Nullable MerchantId merchantId,
            @Schema(example = "10") @Nullable Integer percent, @Schema(example = "3000") @Nullable Won amount,
            @Schema(example = "10000") Won least, @Schema(example = "5000") Won most, Instant startsAt,
            Instant endsAt) {
        static PromotionView of(Promotion promotion) {
            return new PromotionView(promotion.id(), promotion.name(), promotion.kind(), promotion.place(),
                    promotion.merchant(),
                    promotion.percent(), promotion.amount(), promotion.least(), promotion.most(),
                    promotion.startsAt(), promotion.endsAt());
        }
    }

    /** Of which promotion. */
    record CouponRequest(@Schema(example = "695784701952131000") @NotNull PromotionId promotionId) {}

    /** A coupon of the member's. */
    @Schema(name = "Coupon")
    record CouponView(@Schema(example = "695784701952131072") CouponId id,
            @Schema(example = "695784701952131000") PromotionId promotionId, Coupon.State state, Instant issuedAt) {
        static CouponView of(Coupon coupon) {
            return new CouponView(coupon.id(), coupon.promotion(), coupon.state(), coupon.issuedAt());
        }
    }

    @Operation(summary = "Promotions that have not ended, latest first")
    @GetMapping("/promotions")
    CursorPage<PromotionView> promotions(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readPromotions.running(page).map(PromotionView::of);
    }

    @Operation(summary = "Take a coupon")
    @Refuses({"PROMOTION_NOT_FOUND", "PROMOTION_DOES_NOT_HOLD", "PROMOTION_EXHAUSTED", "COUPON_TAKEN_BEFORE"})
    @PostMapping("/coupons")
    ResponseEntity<CouponView> take(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody CouponRequest request) {
        return idempotency.once(key, request,
                () -> ResponseEntity.ok(CouponView.of(takeCoupon.take(caller.memberId(), request.promotionId()))));
    }

    @Operation(summary = "The member's coupons, latest first")
    @GetMapping("/coupons")
    CursorPage<CouponView> coupons(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readPromotions.coupons(caller.memberId(), page).map(CouponView::of);
    }
}
