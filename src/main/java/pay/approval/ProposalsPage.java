package pay.approval;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.bank.AccountNumber;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.easypay.GiveBackRest;
import pay.ledger.AccountKind;
import pay.ledger.MovementId;
import pay.merchant.ChangeSettlementAccount;
import pay.merchant.FeePlan;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;
import pay.promotion.Promotion;
import pay.settlement.ReleasePayouts;
import pay.virtualaccount.SendDepositBack;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.IdentityTier;
import platform.security.StaffCaller;

/** Where operators propose what needs two of them, and decide what others have proposed. */
@OpsController
class ProposalsPage {
    private static final int SHOWN = 100;
    private static final int FORMS = 13;
    private static final String REASON = "[0-9A-Za-z가-힣 .,_/-]{1,200}";
    /** Madang itself, or an id, which has 19 digits from 2027 on. */
    static final String OWNER = "0|[1-9][0-9]{0,17}|[1-8][0-9]{18}";
    private static final String WON = "[1-9][0-9]{0,11}";

    private final ProposeChange propose;
    private final DecideProposal decide;
    private final Proposals proposals;
    private final Enactments enactments;
    private final GiveBackRest giveBackRest;
    private final ReleasePayouts releasePayouts;
    private final SendDepositBack sendDepositBack;
    private final ChangeSettlementAccount changeSettlementAccount;
    private final Ids ids;

    ProposalsPage(ProposeChange propose, DecideProposal decide, Proposals proposals, Enactments enactments,
            GiveBackRest giveBackRest, ReleasePayouts releasePayouts, SendDepositBack sendDepositBack,
            ChangeSettlementAccount changeSettlementAccount, Ids ids) {
        this.propose = propose;
        this.decide = decide;
        this.proposals = proposals;
        this.enactments = enactments;
        this.giveBackRest = giveBackRest;
        this.releasePayouts = releasePayouts;
        this.sendDepositBack = sendDepositBack;
        this.changeSettlementAccount = changeSettlementAccount;
        this.ids = ids;
    }

    /** What an operator decides. */
    enum Verdict {
        APPROVE, REFUSE
    }

    /** Whether a merchant gets something or loses it. */
    enum Way {
        ADD, TAKE
    }

    @Bean
    static OpsPage proposalsInNavigation() {
        return new OpsPage("/ops/proposals", "pay.proposals", "key", 69);
    }

    @GetMapping("/ops/proposals")
    String show(Model model) {
        List<Proposal> open = proposals.open(SHOWN);
        model.addAttribute("proposals", open);
        model.addAttribute("about",
                open.stream().collect(Collectors.toMap(Proposal::id, each -> enactments.about(each.terms()))));
        model.addAttribute("kinds", List.copyOf(PostAdjustment.KINDS));
        model.addAttribute("tiers", IdentityTier.values());
        model.addAttribute("cycles", SettlementCycle.values());
        model.addAttribute("banks", BankCode.values());
        // The forms' own ids: what is sent twice is proposed once.
        model.addAttribute("fresh", Stream.generate(ids::next).limit(FORMS).toList());
        return "pay/proposals";
    }

    @PostMapping("/ops/proposals/adjustment")
    String adjustment(@RequestParam Tsid id, @RequestParam AccountKind debit,
            @RequestParam @Pattern(regexp = OWNER) String debitOwner,
            @RequestParam AccountKind credit,
            @RequestParam @Pattern(regexp = OWNER) String creditOwner,
            @RequestParam @Pattern(regexp = WON) String amount,
            @RequestParam(required = false) @Pattern(regexp = "|" + REASON) @Nullable String order,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id,
                new Terms.Adjustment(debit, Long.parseLong(debitOwner), credit, Long.parseLong(creditOwner),
                        Long.parseLong(amount), order == null || order.isEmpty() ? null : order),
                reason, model);
    }

    @PostMapping("/ops/proposals/bank-result")
    String bankResult(@RequestParam Tsid id, @RequestParam Tsid transfer, @RequestParam boolean done,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.BankResult(transfer, done), reason, model);
    }

    @PostMapping("/ops/proposals/limits")
    String limits(@RequestParam Tsid id, @RequestParam IdentityTier tier,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @Pattern(regexp = WON) String atOnce, @RequestParam @Pattern(regexp = WON) String inADay,
            @RequestParam @Pattern(regexp = WON) String inAMonth,
            @RequestParam @Pattern(regexp = WON) String signedFrom,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.Limits(tier, from, Long.parseLong(atOnce),
                Long.parseLong(inADay), Long.parseLong(inAMonth), Long.parseLong(signedFrom)), reason,
                model);
    }

    @PostMapping("/ops/proposals/fee-plan")
    String feePlan(@RequestParam Tsid id, @RequestParam Tsid merchant,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @Pattern(regexp = FeePlan.NAME) String plan,
            @RequestParam(required = false) @Pattern(regexp = "|" + WON) @Nullable String yearlySales,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.FeePlan(merchant, from, plan,
                yearlySales == null || yearlySales.isEmpty() ? null : Long.valueOf(yearlySales)), reason, model);
    }

    @PostMapping("/ops/proposals/payment-limits")
    String paymentLimits(@RequestParam Tsid id, @RequestParam IdentityTier tier,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @Pattern(regexp = WON) String atOnce, @RequestParam @Pattern(regexp = WON) String inADay,
            @RequestParam @Pattern(regexp = WON) String inAMonth,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.PaymentLimits(tier, from, Long.parseLong(atOnce),
                Long.parseLong(inADay), Long.parseLong(inAMonth)), reason, model);
    }

    @PostMapping("/ops/proposals/wallet-cap")
    String walletCap(@RequestParam Tsid id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @Pattern(regexp = WON) String most, @RequestParam @Pattern(regexp = REASON) String reason,
            StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.WalletCap(from, Long.parseLong(most)), reason, model);
    }

    @PostMapping("/ops/proposals/fee-plan-version")
    String feePlanVersion(@RequestParam Tsid id, @RequestParam @Pattern(regexp = FeePlan.NAME) String plan,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @Pattern(regexp = "[0-9]{1,2}(\\.[0-9]{1,2})?") String percent,
            @RequestParam boolean vatIncluded, @RequestParam SettlementCycle cycle,
            @RequestParam @Pattern(regexp = "[1-9][0-9]?") String payoutDays,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,6}") String ofLostDispute,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.FeePlanVersion(plan, from, new BigDecimal(percent), vatIncluded, cycle,
                Integer.parseInt(payoutDays), Long.parseLong(ofLostDispute)), reason, model);
    }

    @PostMapping("/ops/proposals/payout-release")
    String payoutRelease(@RequestParam Tsid id, @RequestParam MerchantId merchant,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id,
                new Terms.PayoutRelease(Tsid.of(merchant), releasePayouts.heldSince(merchant)), reason, model);
    }

    @PostMapping("/ops/proposals/promotion")
    String promotion(@RequestParam Tsid id, @RequestParam @NotBlank @Size(max = 100) String name,
            @RequestParam Promotion.Kind kind, @RequestParam Promotion.Place where,
            @RequestParam @Pattern(regexp = "[1-9][0-9]?|100") String percent,
            @RequestParam @Pattern(regexp = WON) String least, @RequestParam @Pattern(regexp = WON) String most,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,2}") String perMember,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,8}") String stock,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,2}") String days,
            @RequestParam @Pattern(regexp = WON) String budget,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id,
                new Terms.Promotion(kind, name, Integer.parseInt(percent), Long.parseLong(least), Long.parseLong(most),
                        Integer.parseInt(perMember), Integer.parseInt(stock), Integer.parseInt(days),
                        Long.parseLong(budget), where),
                reason, model);
    }

    @PostMapping("/ops/proposals/merchant-adjustment")
    String merchantAdjustment(@RequestParam Tsid id, @RequestParam Tsid merchant, @RequestParam Way way,
            @RequestParam @Pattern(regexp = "[1-9][0-9]{0,8}") String amount,
            @RequestParam @Pattern(regexp = REASON) String text, @RequestParam @Pattern(regexp = REASON) String reason,
            StaffCaller operator, Model model) {
        long won = Long.parseLong(amount);
        return proposed(operator, id, new Terms.MerchantAdjustment(merchant, way == Way.ADD ? won : -won, text), reason,
                model);
    }

    @PostMapping("/ops/proposals/suspended-return")
    String suspendedReturn(@RequestParam Tsid id, @RequestParam MovementId credit,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.SuspendedReturn(credit.value()), reason, model);
    }

    @PostMapping("/ops/proposals/card-never-done")
    String cardNeverDone(@RequestParam Tsid id, @RequestParam Tsid request,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.CardNeverDone(request), reason, model);
    }

    @PostMapping("/ops/proposals/payment-rest")
    String paymentRest(@RequestParam Tsid id, @RequestParam @Pattern(regexp = "[A-Za-z0-9_-]{22}") String payment,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id, new Terms.PaymentRest(giveBackRest.of(payment)), reason, model);
    }

    @PostMapping("/ops/proposals/deposit-return")
    String depositReturn(@RequestParam Tsid id, @RequestParam Tsid deposit,
            @RequestParam @Pattern(regexp = BankCode.PATTERN) String bank,
            @RequestParam @Pattern(regexp = AccountNumber.PATTERN) String account,
            @RequestParam @NotBlank @Size(max = 60) String holder,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        BankAccountId to = sendDepositBack.enter(deposit, BankCode.of(bank).orElseThrow(), new AccountNumber(account),
                holder);
        return proposed(operator, id, new Terms.DepositReturn(deposit, to.value()), reason, model);
    }

    @PostMapping("/ops/proposals/settlement-account")
    String settlementAccount(@RequestParam Tsid id, @RequestParam MerchantId merchant,
            @RequestParam @Pattern(regexp = BankCode.PATTERN) String bank,
            @RequestParam @Pattern(regexp = AccountNumber.PATTERN) String account,
            @RequestParam @Pattern(regexp = REASON) String reason, StaffCaller operator, Model model) {
        return proposed(operator, id,
                SetSettlementAccount.terms(changeSettlementAccount.enter(merchant, BankCode.of(bank).orElseThrow(),
                        new AccountNumber(account))),
                reason, model);
    }

    private String proposed(StaffCaller operator, Tsid id, Terms terms, String reason, Model model) {
        propose.propose(operator, id, terms, reason);
        model.addAttribute("notice", "pay.proposals.proposed");
        return show(model);
    }

    @PostMapping("/ops/proposals")
    String decide(@RequestParam Tsid proposal, @RequestParam Verdict verdict, StaffCaller operator, Model model) {
        if (verdict == Verdict.APPROVE) {
            decide.approve(operator, proposal);
        } else {
            decide.refuse(operator, proposal);
        }
        model.addAttribute("notice", "pay.proposals.decided." + verdict);
        return show(model);
    }
}
