package pay.merchant;

import java.util.Arrays;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import platform.audit.AuditActor;
import platform.money.Won;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators enter applications of businesses, decide about merchants, and issue their keys. */
@OpsController
class MerchantsPage {
    private final ReadMerchants read;
    private final EnterApplication enter;
    private final DecideMerchant decide;
    private final IssueKey issue;
    private final RevokeKey revoke;

    MerchantsPage(ReadMerchants read, EnterApplication enter, DecideMerchant decide, IssueKey issue,
            RevokeKey revoke) {
        this.read = read;
        this.enter = enter;
        this.decide = decide;
        this.issue = issue;
        this.revoke = revoke;
    }

    /** Of which mode a key is. */
    enum Mode {
        LIVE, TEST
    }

    @Bean
    static OpsPage merchantsInNavigation() {
        return new OpsPage("/ops/merchants", "pay.merchants", "shop", 62);
    }

    @GetMapping("/ops/merchants")
    String show(@RequestParam(required = false) @Nullable MerchantId merchant, Model model) {
        model.addAttribute("merchants", read.latest());
        model.addAttribute("plans", read.plans());
        model.addAttribute("feePlans", read.feePlans());
        model.addAttribute("banks", BankCode.values());
        if (merchant != null) {
            ReadMerchants.Detail detail = read.detail(merchant);
            model.addAttribute("chosen", detail);
            model.addAttribute("decisions", open(detail.merchant().status()));
        }
        return "pay/merchants";
    }

    @PostMapping("/ops/merchants")
    String enter(StaffCaller operator, @RequestParam @Size(min = 1, max = 100) String name,
            @RequestParam @Pattern(regexp = "[0-9-]{10,12}") String businessNumber,
            @RequestParam @Size(min = 1, max = 50) String representative,
            @RequestParam @Pattern(regexp = BankCode.PATTERN) String bank,
            @RequestParam @Pattern(regexp = AccountNumber.PATTERN) String account,
            @RequestParam @Pattern(regexp = FeePlan.NAME) String plan,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,14}") String sales, Model model) {
        MerchantId merchant = enter.enter(operator,
                new ApplicationForm(name, businessNumber, representative, BankCode.of(bank).orElseThrow(),
                        new AccountNumber(account), plan, Won.of(Long.parseLong(sales))));
        model.addAttribute("notice", "pay.merchants.entered");
        return show(merchant, model);
    }

    @PostMapping("/ops/merchants/decisions")
    String decide(StaffCaller operator, @RequestParam MerchantId merchant, @RequestParam MerchantDecision decision,
            Model model) {
        decide.decide(operator, merchant, decision);
        model.addAttribute("notice", "pay.merchants.decided");
        return show(merchant, model);
    }

    @PostMapping("/ops/merchants/keys")
    String issue(StaffCaller operator, @RequestParam MerchantId merchant, @RequestParam Mode mode, Model model) {
        SecretKey key = issue.issue(AuditActor.of(operator), merchant, mode == Mode.LIVE);
        model.addAttribute("issued", key.text());
        return show(merchant, model);
    }

    @PostMapping("/ops/merchants/keys/revocation")
    String revoke(StaffCaller operator, @RequestParam MerchantId merchant, @RequestParam MerchantKeyId key,
            Model model) {
        revoke.revoke(AuditActor.of(operator), merchant, key);
        model.addAttribute("notice", "pay.merchants.key.revoked");
        return show(merchant, model);
    }

    private static List<MerchantDecision> open(MerchantStatus status) {
        return Arrays.stream(MerchantDecision.values()).filter(each -> each.isOpenTo(status)).toList();
    }
}
