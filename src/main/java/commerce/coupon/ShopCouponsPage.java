package commerce.coupon;

import java.util.List;

import jakarta.validation.Valid;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Ids;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** A seller's coupons: what is offered, and how many of it are used. */
@OpsController
class ShopCouponsPage {
    private static final int SHOWN = 20;

    private final ReadCoupons read;
    private final OfferShopCoupon offer;
    private final StopCoupon stop;
    private final Ids ids;

    ShopCouponsPage(ReadCoupons read, OfferShopCoupon offer, StopCoupon stop, Ids ids) {
        this.read = read;
        this.offer = offer;
        this.stop = stop;
        this.ids = ids;
    }

    @Bean
    static OpsPage couponsInSellersNavigation() {
        return new OpsPage("/seller/coupons", "shop.coupons", "gift", 60, SellerRole.SELLER);
    }

    @GetMapping("/seller/coupons")
    String list(@RequestParam(required = false) @Nullable CouponId before, StaffCaller caller, Model model) {
        List<ReadCoupons.Listed> found = read.of(SellerId.of(caller, SellerRole.VIEWER),
                before == null ? Long.MAX_VALUE : before.value(), SHOWN + 1);
        model.addAttribute("coupons", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).coupon().id() : null);
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        // The form's own id: what is sent twice is offered once.
        model.addAttribute("fresh", ids.next());
        return "commerce/shop-coupons";
    }

    @PostMapping("/seller/coupons")
    String offer(@RequestParam CouponId id, @Valid @ModelAttribute CouponForm form, StaffCaller caller, Model model) {
        offer.offer(caller, SellerId.of(caller, SellerRole.PRODUCT), id, form.terms());
        model.addAttribute("notice", "shop.coupons.offered");
        return list(null, caller, model);
    }

    @PostMapping("/seller/coupons/stop")
    String stop(@RequestParam CouponId coupon, StaffCaller caller, Model model) {
        stop.stop(caller, SellerId.of(caller, SellerRole.PRODUCT), coupon);
        model.addAttribute("notice", "shop.coupons.stopped");
        return list(null, caller, model);
    }
}
