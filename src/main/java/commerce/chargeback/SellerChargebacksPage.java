package commerce.chargeback;

import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.MultiLine;

/** The chargebacks that are about a seller's items, and where its people answer them. */
@OpsController
class SellerChargebacksPage {
    private static final int SHOWN = 20;
    /** Something that is left when spaces are taken off, those of Hangul too: a seller answers once. */
    private static final String SAYS_SOMETHING = "(?sU).*\\S.*";

    private final ReadChargebacks read;
    private final AnswerChargeback answer;

    SellerChargebacksPage(ReadChargebacks read, AnswerChargeback answer) {
        this.read = read;
        this.answer = answer;
    }

    @Bean
    static OpsPage chargebacksInSellersNavigation() {
        return new OpsPage("/seller/chargebacks", "shop.chargebacks", "alert", 23, SellerRole.SELLER);
    }

    @GetMapping("/seller/chargebacks")
    String list(@RequestParam(required = false) @Nullable Tsid before, StaffCaller caller, Model model) {
        List<ReadChargebacks.Own> found = read.newest(SellerId.of(caller, SellerRole.VIEWER),
                before == null ? Long.MAX_VALUE : before.value(), SHOWN + 1);
        model.addAttribute("chargebacks", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).seller().id() : null);
        model.addAttribute("may", SellerRole.ORDER.isIn(caller.roles()));
        return "commerce/seller-chargebacks";
    }

    @PostMapping("/seller/chargebacks")
    String answer(@RequestParam ChargebackId chargeback,
            @RequestParam @Pattern(regexp = SAYS_SOMETHING) @MultiLine @Size(max = 800) String text, StaffCaller caller,
            Model model) {
        answer.answer(caller, SellerId.of(caller, SellerRole.ORDER), chargeback, text.strip());
        model.addAttribute("notice", "shop.chargebacks.is-answered");
        return list(null, caller, model);
    }
}
