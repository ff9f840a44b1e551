package madang;

import java.time.Clock;
import java.time.Duration;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoScale;
import platform.id.Ids;
import platform.security.AccessToken;
import platform.security.AccessTokens;
import platform.security.IdentityTier;
import platform.security.MemberCaller;

/**
 * Who one may be in a demo: an access token of a demo member for the API reference, and the accounts of the
 * demo's operator, of one of a seller's people and of one of an advertiser's, and the secret keys of its merchant. Not there without demo data; all that it shows is public knowledge where
 * it is.
 */
@Controller
@ConditionalOnDemo
class DemoPage {
    private final AccessTokens tokens;
    private final DemoScale scale;
    private final Ids ids;
    private final Clock clock;

    DemoPage(AccessTokens tokens, DemoScale scale, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.scale = scale;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/demo")
    String demo(@RequestParam(defaultValue = "1") long member, Model model) {
        long index = Math.clamp(member, 1, scale.members());
        AccessToken token = tokens.issue(
                new MemberCaller(DemoIds.member(index), DemoIds.device(index), ids.next(), IdentityTier.REAL_NAME));
        model.addAttribute("member", index);
        model.addAttribute("members", scale.members());
        model.addAttribute("phone", DemoCredentials.phone(index));
        model.addAttribute("pin", DemoCredentials.PIN);
        model.addAttribute("token", token.value());
        model.addAttribute("minutes", Duration.between(clock.instant(), token.expiresAt()).plusSeconds(30).toMinutes());
        model.addAttribute("operator", DemoCredentials.OPERATOR);
        model.addAttribute("seller", DemoCredentials.SELLER);
        model.addAttribute("advertiser", DemoCredentials.ADVERTISER);
        model.addAttribute("password", DemoCredentials.PASSWORD);
        model.addAttribute("testKey", DemoCredentials.MERCHANT_TEST_KEY);
        model.addAttribute("liveKey", DemoCredentials.MERCHANT_LIVE_KEY);
        model.addAttribute("totpSecret", DemoCredentials.TOTP_SECRET);
        return "madang/demo";
    }
}
