package commerce.review;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import commerce.author.Authors;
import commerce.catalogue.SellerId;
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
    private final Authors authors;

    SellerReviewsPage(ReadReviews read, ReplyToReview reply, Authors authors) {
        this.read = read;
        this.reply = reply;
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
        List<ReadReviews.OfSeller> found = read.ofSeller(SellerId.of(caller, SellerRole.VIEWER), shown == Shown.OPEN,
                before == null ? null : before.value(), SHOWN + 1);
        model.addAttribute("tabs", Shown.values());
        model.addAttribute("shown", shown);
        model.addAttribute("reviews", found.stream().limit(SHOWN).toList());
        model.addAttribute("names", authors.of(found.stream().map(each -> each.review().memberId()).toList()));
        model.addAttribute("next", found.size() > SHOWN ? found.get(SHOWN - 1).review().id() : null);
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
}
