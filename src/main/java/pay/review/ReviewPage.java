package pay.review;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.bank.AccountIndexes;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import pay.fraud.Reports;
import pay.fraud.Reviews;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** What is held until an operator has looked at it, and the list of reported accounts. */
@OpsController
class ReviewPage {
    private static final int SHOWN = 100;
    private static final String TEXT = "[0-9A-Za-z가-힣 ._/-]{1,60}";

    private final DecideReview decideReview;
    private final Reviews reviews;
    private final Reports reports;
    private final AccountIndexes indexes;

    ReviewPage(DecideReview decideReview, Reviews reviews, Reports reports, AccountIndexes indexes) {
        this.decideReview = decideReview;
        this.reviews = reviews;
        this.reports = reports;
        this.indexes = indexes;
    }

    /** What an operator decides about a transfer. */
    enum Verdict {
        RELEASE, REFUSE, REFUSE_AND_FREEZE
    }

    @Bean
    static OpsPage reviewInNavigation() {
        return new OpsPage("/ops/review", "pay.review", "person", 64);
    }

    @GetMapping("/ops/review")
    String show(Model model) {
        model.addAttribute("reviews", reviews.oldest(SHOWN));
        model.addAttribute("reports", reports.standing(SHOWN));
        model.addAttribute("banks", List.of(BankCode.values()));
        return "pay/review";
    }

    @PostMapping("/ops/review")
    String decide(@RequestParam Tsid review, @RequestParam Verdict verdict, StaffCaller operator, Model model) {
        if (verdict == Verdict.RELEASE) {
            decideReview.release(operator, review);
        } else {
            decideReview.refuse(operator, review, verdict == Verdict.REFUSE_AND_FREEZE);
        }
        model.addAttribute("notice", "pay.review.done." + verdict);
        return show(model);
    }

    @PostMapping("/ops/review/reports/wallet")
    String reportWallet(@RequestParam Tsid member, @RequestParam @Pattern(regexp = TEXT) String reference,
            StaffCaller operator, Model model) {
        reports.reportWallet(operator, member, reference);
        model.addAttribute("notice", "pay.review.reported");
        return show(model);
    }

    @PostMapping("/ops/review/reports/account")
    String reportAccount(@RequestParam @Pattern(regexp = BankCode.PATTERN) String bank,
            @RequestParam @Pattern(regexp = AccountNumber.PATTERN) String number,
            @RequestParam @Pattern(regexp = TEXT) String reference, StaffCaller operator, Model model) {
        AccountNumber account = new AccountNumber(number);
        reports.reportAccount(operator, BankCode.of(bank).orElseThrow().code(), indexes.of(account).getFirst(),
                account.lastFour(), reference);
        model.addAttribute("notice", "pay.review.reported");
        return show(model);
    }

    @PostMapping("/ops/review/reports/removal")
    String removeReport(@RequestParam Tsid report, StaffCaller operator, Model model) {
        reports.remove(operator, report);
        model.addAttribute("notice", "pay.review.removed");
        return show(model);
    }
}
