package commerce.access;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** Where a seller's owner issues, rotates and ends the keys of its systems. A secret is shown once. */
@OpsController
class SellerKeysPage {
    private final ReadSellerKeys keys;
    private final IssueSellerKey issue;
    private final RotateSellerKey rotate;
    private final RevokeSellerKey revoke;
    private final Clock clock;

    SellerKeysPage(ReadSellerKeys keys, IssueSellerKey issue, RotateSellerKey rotate, RevokeSellerKey revoke,
            Clock clock) {
        this.keys = keys;
        this.issue = issue;
        this.rotate = rotate;
        this.revoke = revoke;
        this.clock = clock;
    }

    @Bean
    static OpsPage keysInSellersNavigation() {
        return new OpsPage("/seller/keys", "shop.keys", "key", 97, SellerRole.SELLER);
    }

    @GetMapping("/seller/keys")
    String list(StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        model.addAttribute("keys", keys.of(seller));
        model.addAttribute("now", clock.instant());
        model.addAttribute("scopes", List.of(SellerScope.values()));
        model.addAttribute("may", SellerRole.OWNER.isIn(caller.roles()));
        return "commerce/keys";
    }

    @PostMapping("/seller/keys")
    String issue(@RequestParam @NotBlank @Size(max = 60) String name,
            @RequestParam @NotEmpty Set<@NotNull SellerScope> scope,
            StaffCaller caller, Model model) {
        model.addAttribute("issued", issue.issue(caller, SellerId.of(caller, SellerRole.OWNER), name, scope));
        return list(caller, model);
    }

    @PostMapping("/seller/keys/rotation")
    String rotate(@RequestParam SellerKeyId key, StaffCaller caller, Model model) {
        model.addAttribute("issued", rotate.rotate(caller, SellerId.of(caller, SellerRole.OWNER), key));
        return list(caller, model);
    }

    @PostMapping("/seller/keys/revocation")
    String revoke(@RequestParam SellerKeyId key, StaffCaller caller, Model model) {
        revoke.revoke(caller, SellerId.of(caller, SellerRole.OWNER), key);
        model.addAttribute("notice", "shop.keys.revoked");
        return list(caller, model);
    }
}
