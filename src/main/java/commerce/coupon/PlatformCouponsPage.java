package commerce.coupon;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

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
import platform.security.StaffCaller;

/** Madang's own coupons: what is offered and used, what is proposed, and what another operator decides. */
@OpsController
class PlatformCouponsPage {
    private static final int SHOWN = 20;
    private static final int WAITING = 100;

    private final ReadCoupons read;
    private final ProposeCoupon propose;
    private final DecideCoupon decide;
    private final StopCoupon stop;
    private final Ids ids;

    PlatformCouponsPage(ReadCoupons read, ProposeCoupon propose, DecideCoupon decide,
            StopCoupon stop, Ids ids) {
        this.read = read;
        this.propose = propose;
        this.decide = decide;
        this.stop = stop;
        this.ids = ids;
    }

    /** What an operator decides. */
    enum Verdict {
        APPROVE, REFUSE
    }

    @Bean
    static OpsPage platformCouponsInNavigation() {
        return new OpsPage("/ops/commerce/coupons", "platform-coupons", "gift", 48);
    }

    @GetMapping("/ops/commerce/coupons")
    String list(@RequestParam(required = false) @Nullable CouponId before, Model model) {
        List<ReadCoupons.Listed> found = read.of(null, before == null ? Long.MAX_VALUE : before.value(), SHOWN + 1);
        model.addAttribute("coupons", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).coupon().id() : null);
        model.addAttribute("proposals", read.proposed(WAITING));
        model.addAttribute("may", true);
        // The form's own id: what is sent twice is proposed once.
        model.addAttribute("fresh", ids.next());
        return "commerce/platform-coupons";
    }

    @PostMapping("/ops/commerce/coupons")
    String propose(@RequestParam CouponId id, @Valid @ModelAttribute CouponForm form,
            @RequestParam @NotBlank @Size(max = 200) String reason, StaffCaller operator, Model model) {
        propose.propose(operator, id, form.terms(), reason.strip());
        model.addAttribute("notice", "platform-coupons.proposed");
        return list(null, model);
    }

    @PostMapping("/ops/commerce/coupons/decisions")
    String decide(@RequestParam CouponId coupon, @RequestParam Verdict verdict, StaffCaller operator, Model model) {
        decide.decide(operator, coupon, verdict == Verdict.APPROVE);
        model.addAttribute("notice", "platform-coupons.decided." + verdict);
        return list(null, model);
    }

    @PostMapping("/ops/commerce/coupons/stop")
    String stop(@RequestParam CouponId coupon, StaffCaller operator, Model model) {
        stop.stop(operator, null, coupon);
        model.addAttribute("notice", "shop.coupons.stopped");
        return list(null, model);
    }
}
