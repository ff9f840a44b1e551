package commerce.claim;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.ManualCases;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators decide about the claims that terminated sellers have left behind. */
@OpsController
class LeftClaimsPage {
    private static final int SHOWN = 50;

    private final ReadClaims claims;
    private final DecideForSeller decide;

    LeftClaimsPage(ReadClaims claims, DecideForSeller decide) {
        this.claims = claims;
        this.decide = decide;
    }

    @Bean
    static OpsPage leftClaimsInNavigation() {
        return new OpsPage("/ops/commerce/claims", "commerce.left-claims", "alert", 46);
    }

    @Bean
    static ManualCases leftClaimsToDecide(ReadClaims claims) {
        return new ManualCases("commerce.left-claim", claims::countOfTerminated,
                most -> claims.ofTerminated(0, most).stream()
                        .map(each -> new ManualCases.Case(Long.toString(each.id().value()), each.openedAt(),
                                "order %s, seller %s".formatted(each.orderId().value(), each.sellerId().value())))
                        .toList());
    }

    @GetMapping("/ops/commerce/claims")
    String list(@RequestParam(required = false) @Nullable ClaimId after, Model model) {
        List<Claim> found = claims.ofTerminated(after == null ? 0 : after.value(), SHOWN + 1);
        model.addAttribute("claims", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id().value() : null);
        return "commerce/left-claims";
    }

    @PostMapping("/ops/commerce/claims")
    String giveBack(@RequestParam ClaimId claim, StaffCaller operator, Model model) {
        decide.giveBack(operator, claim);
        model.addAttribute("notice", "commerce.left-claims.given-back");
        return list(null, model);
    }

    @PostMapping("/ops/commerce/claims/rejections")
    String reject(@RequestParam ClaimId claim, @RequestParam @NotBlank @Size(max = 200) String why,
            StaffCaller operator, Model model) {
        decide.reject(operator, claim, why);
        model.addAttribute("notice", "commerce.left-claims.rejected");
        return list(null, model);
    }
}
