package commerce.settlement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.validation.constraints.Pattern;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;

/** Where operators see whose payouts wait, have others wait, and let them go. */
@OpsController
class PayoutHoldsPage {
    static final int SHOWN = 100;
    private static final String LIST = "commerce.held-payouts";
    /** Its seller reads it, and it stays in the audit log; no personal data belongs there. */
    private static final String TEXT = "[0-9A-Za-z가-힣 .,_/-]{1,200}";

    private final HeldPayouts held;
    private final HoldPayouts hold;
    private final ReleasePayouts release;
    private final Cursors cursors;

    PayoutHoldsPage(HeldPayouts held, HoldPayouts hold, ReleasePayouts release, Cursors cursors) {
        this.held = held;
        this.hold = hold;
        this.release = release;
        this.cursors = cursors;
    }

    @Bean
    static OpsPage sellersPayoutsInNavigation() {
        return new OpsPage("/ops/seller-payouts", "seller-payouts", "alert", 42);
    }

    @GetMapping("/ops/seller-payouts")
    String show(@RequestParam(required = false) @Nullable String cursor, StaffCaller operator, Model model) {
        HeldPayouts.Place after = cursors.decode(LIST, cursor, 2)
                .map(keys -> new HeldPayouts.Place(Instant.EPOCH.plus(keys[0], ChronoUnit.MICROS), keys[1]))
                .orElse(HeldPayouts.Place.FIRST);
        CursorPage<HeldPayouts.Held> page = CursorPage.of(held.oldest(after, SHOWN + 1), SHOWN,
                last -> cursors.encode(LIST, ChronoUnit.MICROS.between(Instant.EPOCH, last.since()),
                        last.seller().value()));
        model.addAttribute("operator", operator.staffId());
        model.addAttribute("held", page.items());
        model.addAttribute("next", page.nextCursor());
        return "commerce/seller-payouts";
    }

    @PostMapping("/ops/seller-payouts")
    String hold(@RequestParam SellerId seller, @RequestParam @Pattern(regexp = TEXT) String reason,
            StaffCaller operator, Model model) {
        hold.hold(operator, seller, reason);
        model.addAttribute("notice", "seller-payouts.held");
        return show(null, operator, model);
    }

    @PostMapping("/ops/seller-payouts/release")
    String release(@RequestParam SellerId seller, @RequestParam @Pattern(regexp = TEXT) String reason,
            StaffCaller operator, Model model) {
        release.release(operator, seller, reason);
        model.addAttribute("notice", "seller-payouts.released");
        return show(null, operator, model);
    }
}
