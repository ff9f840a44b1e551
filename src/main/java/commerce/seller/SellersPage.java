package commerce.seller;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import commerce.settlement.ChangePlan;
import commerce.settlement.FeePlans;
import commerce.settlement.FindPayee;
import commerce.settlement.SellerPlans;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.MultiLine;

/** Where operators enter applications of sellers, decide about them, and stop sellers. */
@OpsController
class SellersPage {
    private static final int SHOWN = 50;
    /** The seller reads it, and it stays; no personal data belongs there. */
    private static final String WORDS = "[0-9A-Za-z가-힣 .,_/-]{1,200}";

    private final ReadSellers sellers;
    private final SellerPenalties penalties;
    private final FindPayee payees;
    private final FeePlans plans;
    private final SellerPlans agreed;
    private final ChangePlan changePlan;
    private final BusinessDays days;
    private final ApplyToSell apply;
    private final DecideSeller decide;

    SellersPage(ReadSellers sellers, SellerPenalties penalties, FindPayee payees, FeePlans plans, SellerPlans agreed,
            ChangePlan changePlan, BusinessDays days, ApplyToSell apply, DecideSeller decide) {
        this.sellers = sellers;
        this.penalties = penalties;
        this.payees = payees;
        this.plans = plans;
        this.agreed = agreed;
        this.changePlan = changePlan;
        this.days = days;
        this.apply = apply;
        this.decide = decide;
    }

    /** What an operator may decide. */
    enum Decision {
        APPROVE, REFUSE, SUSPEND, LIFT, TERMINATE;

        SellerHappening happening() {
            return SellerHappening.valueOf(name());
        }
    }

    /** What an operator says of a plan that another one has proposed. */
    enum Verdict {
        APPROVE, REFUSE
    }

    @Bean
    static OpsPage sellersInNavigation() {
        return new OpsPage("/ops/sellers", "sellers", "shop", 41);
    }

    @GetMapping("/ops/sellers")
    String list(@RequestParam(defaultValue = "APPLIED") SellerStatus status,
            @RequestParam(required = false) @Nullable SellerId before,
            @RequestParam(defaultValue = "") @Size(max = 60) String name,
            @RequestParam(required = false) @Nullable SellerId after, Model model) {
        boolean byName = !name.isBlank();
        List<ReadSellers.Listed> found = byName
                ? sellers.named(name, after, SHOWN + 1)
                : sellers.newest(status, before == null ? Long.MAX_VALUE : before.value(), SHOWN + 1);
        model.addAttribute("name", name.strip());
        model.addAttribute("status", byName ? null : status);
        model.addAttribute("statuses", SellerStatus.values());
        model.addAttribute("sellers", found.stream().limit(SHOWN).toList());
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).id() : null);
        model.addAttribute("plans", plans.names(days.today()));
        return "commerce/sellers";
    }

    @GetMapping("/ops/sellers/{sellerId}")
    String one(@PathVariable SellerId sellerId, Model model) {
        model.addAttribute("seller", sellers.find(sellerId)
                .orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND)));
        // "application" would be the servlet context to Thymeleaf.
        model.addAttribute("applied", sellers.application(sellerId).orElse(null));
        model.addAttribute("changes", sellers.changes(sellerId, SHOWN));
        model.addAttribute("points", penalties.points(sellerId));
        model.addAttribute("penalties", penalties.of(sellerId, SHOWN));
        model.addAttribute("payee", payees.of(sellerId).isPresent());
        model.addAttribute("decisions", Decision.values());
        model.addAttribute("agreed", agreed.of(sellerId, days.today()));
        model.addAttribute("planChanges", agreed.changes(sellerId, SHOWN));
        model.addAttribute("plans", plans.names(days.today()));
        model.addAttribute("today", days.today());
        return "commerce/seller";
    }

    @PostMapping("/ops/sellers/plans")
    String proposePlan(@RequestParam SellerId seller, @RequestParam @Size(min = 1, max = 20) String plan,
            @RequestParam LocalDate from, @RequestParam @Pattern(regexp = WORDS) String reason, StaffCaller operator,
            Model model) {
        changePlan.propose(operator, seller, plan, from, reason);
        model.addAttribute("notice", "sellers.plan.proposed");
        return one(seller, model);
    }

    @PostMapping("/ops/sellers/plans/decisions")
    String decidePlan(@RequestParam SellerId seller, @RequestParam Tsid change, @RequestParam Verdict verdict,
            StaffCaller operator, Model model) {
        changePlan.decide(operator, change, verdict == Verdict.APPROVE);
        model.addAttribute("notice", "sellers.plan.decided." + verdict);
        return one(seller, model);
    }

    @PostMapping("/ops/sellers")
    String apply(@RequestParam @NotBlank @Size(max = 60) String name,
            @RequestParam @Pattern(regexp = "[0-9-]{10,12}") String businessNumber,
            @RequestParam @NotBlank @Size(max = 60) String representative,
            @RequestParam @NotBlank @Size(max = 30) String mailOrderNumber,
            @RequestParam @Pattern(regexp = "[0-9-]{8,14}") String phone,
            @RequestParam @NotBlank @Size(max = 200) String address,
            @RequestParam @NotBlank @MultiLine @Size(max = 1000) String documents,
            @RequestParam @Size(max = 20) String plan,
            StaffCaller operator, Model model) {
        SellerId id = apply.apply(operator, new ApplyToSell.Form(name, businessNumber, representative, mailOrderNumber,
                phone, address, documents.lines().map(String::strip).filter(line -> !line.isEmpty()).toList(), plan));
        model.addAttribute("notice", "sellers.entered");
        return one(id, model);
    }

    @PostMapping("/ops/sellers/decisions")
    String decide(@RequestParam SellerId seller, @RequestParam Decision decision,
            @RequestParam @NotBlank @Size(max = 200) String reason, StaffCaller operator, Model model) {
        decide.decide(operator, seller, decision.happening(), reason);
        model.addAttribute("notice", "sellers.decided");
        return one(seller, model);
    }
}
