package commerce.claim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Pattern;

import commerce.order.ItemId;
import commerce.shipment.ExchangeParcels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators decide between buyers and sellers that still sell, and cancel what such a seller has not sent. */
@OpsController
class ClaimDisputesPage {
    private static final int SHOWN = 50;
    /** Buyer and seller read it, and it stays; no personal data belongs there. */
    private static final String WORDS = "[0-9A-Za-z가-힣 .,_/-]{1,200}";

    private final ReadClaims claims;
    private final OpenRulings rulings;
    private final ProposeRuling propose;
    private final DecideRuling decide;
    private final DecideDispute disputes;
    private final ExchangeParcels parcels;

    ClaimDisputesPage(ReadClaims claims, OpenRulings rulings, ProposeRuling propose, DecideRuling decide,
            DecideDispute disputes, ExchangeParcels parcels) {
        this.claims = claims;
        this.rulings = rulings;
        this.propose = propose;
        this.decide = decide;
        this.disputes = disputes;
        this.parcels = parcels;
    }

    /** What an operator says of what another one has proposed. */
    enum Verdict {
        APPROVE, REFUSE
    }

    @Bean
    static OpsPage claimDisputesInNavigation() {
        return new OpsPage("/ops/commerce/disputes", "commerce.disputes", "alert", 45);
    }

    @Bean
    static ManualCases claimDisputesToDecide(ReadClaims claims) {
        return new ManualCases("commerce.dispute", claims::countDisputed, most -> claims.disputed(null, most).stream()
                .map(each -> new ManualCases.Case(Long.toString(each.id().value()), ReadClaims.disputedAt(each),
                        "order %s, seller %s".formatted(each.orderId().value(), each.sellerId().value())))
                .toList());
    }

    @GetMapping("/ops/commerce/disputes")
    String list(@RequestParam(required = false) @Nullable ClaimId after,
            @RequestParam(required = false) @Nullable Tsid rulingsAfter, Model model) {
        model.addAttribute("after", after);
        model.addAttribute("rulingsAfter", rulingsAfter);
        List<Claim> found = claims.disputed(after, SHOWN + 1);
        List<Claim> shown = found.stream().limit(SHOWN).toList();
        model.addAttribute("claims", shown);
        // Of these the buyer says that what was sent in exchange has not come, whoever is at fault for the exchange.
        Map<Tsid, Instant> sent = parcels.sentAt(shown.stream().filter(each -> each.kind() == ClaimKind.EXCHANGE)
                .map(Claim::itemId).toList());
        model.addAttribute("sentAgain", sent.entrySet().stream()
                .collect(Collectors.toMap(each -> new ClaimId(each.getKey().value()), Map.Entry::getValue)));
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id().value() : null);
        List<Ruling> waiting = rulings.after(rulingsAfter == null ? 0 : rulingsAfter.value(), SHOWN + 1);
        model.addAttribute("rulings", waiting.stream().limit(SHOWN).toList());
        model.addAttribute("nextRuling", waiting.size() > SHOWN ? waiting.get(SHOWN - 1).subject() : null);
        model.addAttribute("faults", Fault.values());
        return "commerce/disputes";
    }

    @PostMapping("/ops/commerce/disputes")
    String refund(@RequestParam ClaimId claim, @RequestParam Fault fault,
            @RequestParam @Pattern(regexp = WORDS) String reason, StaffCaller operator, Model model) {
        propose.refund(operator, claim, fault, reason);
        model.addAttribute("notice", "commerce.disputes.proposed");
        return list(null, null, model);
    }

    @PostMapping("/ops/commerce/disputes/dismissals")
    String dismiss(@RequestParam ClaimId claim, @RequestParam @Pattern(regexp = WORDS) String reason,
            StaffCaller operator, Model model) {
        disputes.forSeller(operator, claim, reason);
        model.addAttribute("notice", "commerce.disputes.dismissed");
        return list(null, null, model);
    }

    @PostMapping("/ops/commerce/cancellations")
    String cancel(@RequestParam ItemId item, @RequestParam @Pattern(regexp = WORDS) String reason,
            StaffCaller operator, Model model) {
        propose.cancel(operator, item, reason);
        model.addAttribute("notice", "commerce.disputes.proposed");
        return list(null, null, model);
    }

    @PostMapping("/ops/commerce/rulings")
    String decide(@RequestParam Tsid ruling, @RequestParam Verdict verdict, StaffCaller operator, Model model) {
        decide.decide(operator, ruling, verdict == Verdict.APPROVE);
        model.addAttribute("notice", "commerce.disputes.decided." + verdict);
        return list(null, null, model);
    }
}
