package commerce.review;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import commerce.author.Authors;
import commerce.catalogue.SellerId;
import commerce.report.FileReport;
import commerce.report.ReportKind;
import commerce.report.ReportReason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** What buyers say of a seller's goods, and where its people reply. */
@OpsController
class SellerReviewsPage {
    private static final int SHOWN = 20;

    private final ReadReviews read;
    private final ReplyToReview reply;
    private final ReportReview report;
    private final FileReport reports;
    private final Authors authors;

    SellerReviewsPage(ReadReviews read, ReplyToReview reply, ReportReview report, FileReport reports,
            Authors authors) {
        this.read = read;
        this.reply = reply;
        this.report = report;
        this.reports = reports;
        this.authors = authors;
    }

    /** Which of them. */
    enum Shown {
        OPEN, ALL
    }

    @Bean
    static OpsPage reviewsInSellersNavigation() {
        return new OpsPage("/seller/reviews", "shop.reviews", "star", 50, SellerRole.SELLER);
    }

    @GetMapping("/seller/reviews")
    String list(@RequestParam(defaultValue = "OPEN") Shown shown,
            @RequestParam(required = false) @Nullable ReviewId before, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<ReadReviews.OfSeller> found = read.ofSeller(seller, shown == Shown.OPEN,
                before == null ? null : before.value(), SHOWN + 1);
        model.addAttribute("tabs", Shown.values());
        model.addAttribute("shown", shown);
        model.addAttribute("reviews", found.stream().limit(SHOWN).toList());
        model.addAttribute("names", authors.of(found.stream().map(each -> each.review().memberId()).toList()));
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).review().id() : null);
        model.addAttribute("reported", reports.reportedBy(seller, ReportKind.REVIEW,
                found.stream().map(each -> each.review().id().value()).toList()));
        model.addAttribute("reasons", ReportReason.values());
        model.addAttribute("may", SellerRole.PRODUCT.isIn(caller.roles()));
        return "commerce/seller-reviews";
    }

    @PostMapping("/seller/reviews")
    String reply(@RequestParam ReviewId review,
            @RequestParam @NotBlank @Size(max = ReviewTerms.LONGEST_REPLY) String text, StaffCaller caller,
            Model model) {
        reply.reply(caller, SellerId.of(caller, SellerRole.PRODUCT), review, text.strip());
        model.addAttribute("notice", "shop.reviews.replied");
        return list(Shown.OPEN, null, caller, model);
    }

    @PostMapping("/seller/reviews/reports")
    String report(@RequestParam ReviewId review, @RequestParam ReportReason reason, StaffCaller caller, Model model) {
        report.report(caller, SellerId.of(caller, SellerRole.PRODUCT), review, reason);
        model.addAttribute("notice", "shop.reviews.is-reported");
        return list(Shown.ALL, null, caller, model);
    }
}
