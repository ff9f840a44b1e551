package commerce.chargeback;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import commerce.order.OrderId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Where operators see what sellers say to chargebacks, and decide which of them bear how much. */
@OpsController
class ChargebackSharesPage {
    private static final int SHOWN = 20;
    /** It stays on record; no personal data belongs there. */
    private static final String WORDS = "[0-9A-Za-z가-힣 .,_/-]{1,200}";

    private final ReadChargebacks read;
    private final ProposeShares propose;
    private final DecideShares decide;

    ChargebackSharesPage(ReadChargebacks read, ProposeShares propose, DecideShares decide) {
        this.read = read;
        this.propose = propose;
        this.decide = decide;
    }

    /** What an operator says of what another one has proposed. */
    enum Verdict {
        APPROVE, REFUSE
    }

    @Bean
    static OpsPage chargebackSharesInNavigation() {
        return new OpsPage("/ops/commerce/chargebacks", "commerce.chargebacks", "alert", 46);
    }

    @GetMapping("/ops/commerce/chargebacks")
    String list(@RequestParam(defaultValue = "OPEN") Chargeback.State state,
            @RequestParam(required = false) @Nullable ChargebackId last,
            @RequestParam(required = false) @Nullable OrderId order, Model model) {
        List<ReadChargebacks.Whole> found = order == null ? read.list(state, last, SHOWN + 1) : read.of(order);
        boolean more = order == null && found.size() > SHOWN;
        model.addAttribute("order", order);
        model.addAttribute("states", Chargeback.State.values());
        model.addAttribute("state", state);
        model.addAttribute("proposed", read.proposed(SHOWN));
        model.addAttribute("chargebacks", more ? found.subList(0, SHOWN) : found);
        model.addAttribute("next", more ? found.get(SHOWN - 1).chargeback().id() : null);
        return "commerce/chargebacks";
    }

    /** What the seller of each of its parts bears: {@code part} has the numbers of all, {@code amount} the won of each in their order. */
    @PostMapping("/ops/commerce/chargebacks")
    String propose(@RequestParam ChargebackId chargeback, @RequestParam List<@NotNull Long> part,
            @RequestParam List<@Pattern(regexp = "[0-9]{1,10}") String> amount,
            @RequestParam @Pattern(regexp = WORDS) String reason, StaffCaller operator, Model model) {
        if (part.size() != amount.size()) {
            throw new DomainException(CommerceError.CHARGEBACK_SHARES_INVALID);
        }
        Map<Long, Won> amounts = new HashMap<>();
        for (int i = 0; i < part.size(); i++) {
            if (amounts.put(part.get(i), Won.of(Long.parseLong(amount.get(i)))) != null) {
                throw new DomainException(CommerceError.CHARGEBACK_SHARES_INVALID);
            }
        }
        propose.propose(operator, chargeback, amounts, reason);
        model.addAttribute("notice", "commerce.chargebacks.proposed");
        return list(Chargeback.State.OPEN, null, null, model);
    }

    @PostMapping("/ops/commerce/chargebacks/decisions")
    String decide(@RequestParam ChargebackId chargeback, @RequestParam Instant proposed,
            @RequestParam Verdict verdict, StaffCaller operator, Model model) {
        decide.decide(operator, chargeback, proposed, verdict == Verdict.APPROVE);
        model.addAttribute("notice", "commerce.chargebacks.decided." + verdict);
        return list(Chargeback.State.OPEN, null, null, model);
    }
}
