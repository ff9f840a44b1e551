package ads.review;

import java.util.List;

import jakarta.validation.constraints.Size;

import ads.audience.Os;
import ads.campaign.Advertiser;
import ads.campaign.AdvertiserId;
import ads.campaign.CampaignPages;
import ads.campaign.CreativeId;
import ads.campaign.Placement;
import ads.campaign.RegisterAdvertiser;
import ads.campaign.ReviewCreative;
import ads.campaign.SuspendAdvertiser;
import ads.serving.ExplainDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.audit.AuditActor;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;

/** Where operators look at creatives before anybody else does, and ask why an ad is shown or not. */
@OpsController
class AdsPage {
    private static final int SHOWN = 50;
    private static final int ADVERTISERS = 25;

    private final CampaignPages pages;
    private final ReviewCreative review;
    private final RegisterAdvertiser register;
    private final SuspendAdvertiser suspend;
    private final ExplainDecision explain;

    AdsPage(CampaignPages pages, ReviewCreative review, RegisterAdvertiser register, SuspendAdvertiser suspend,
            ExplainDecision explain) {
        this.pages = pages;
        this.review = review;
        this.register = register;
        this.suspend = suspend;
        this.explain = explain;
    }

    /** What an operator finds. */
    enum Verdict {
        APPROVE, REJECT
    }

    @Bean
    static OpsPage adsInNavigation() {
        return new OpsPage("/ops/ads", "ads.ops", "megaphone", 60);
    }

    @GetMapping("/ops/ads")
    String show(@RequestParam(defaultValue = "HOME_BANNER") Placement placement,
            @RequestParam(defaultValue = "ANDROID") Os os,
            @RequestParam(required = false) @Nullable AdvertiserId before, Model model) {
        List<Advertiser> advertisers = pages.advertisers(before == null ? Long.MAX_VALUE : before.value(),
                ADVERTISERS + 1);
        boolean more = advertisers.size() > ADVERTISERS;
        List<Advertiser> shown = more ? advertisers.subList(0, ADVERTISERS) : advertisers;
        model.addAttribute("advertisers", shown);
        model.addAttribute("next", more ? shown.getLast().id() : null);
        model.addAttribute("waiting", pages.waiting(SHOWN));
        model.addAttribute("placement", placement);
        model.addAttribute("os", os);
        model.addAttribute("placements", Placement.values());
        model.addAttribute("oses", Os.values());
        model.addAttribute("verdicts", explain.forSomebody(placement, os, SHOWN));
        return "ads/ops";
    }

    @PostMapping("/ops/ads/review")
    String review(StaffCaller operator, @RequestParam CreativeId creative, @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") @Size(max = 200) String reason, Model model) {
        review.review(operator, creative, verdict == Verdict.APPROVE ? null : reason);
        model.addAttribute("notice", "ads.ops.reviewed");
        return show(Placement.HOME_BANNER, Os.ANDROID, null, model);
    }

    @PostMapping("/ops/ads/advertisers")
    String register(StaffCaller operator, @RequestParam @Size(max = 100) String name, Model model) {
        model.addAttribute("notice", "ads.ops.registered");
        model.addAttribute("noticeArgument", Long.toString(register.register(AuditActor.of(operator), name).value()));
        return show(Placement.HOME_BANNER, Os.ANDROID, null, model);
    }

    @PostMapping("/ops/ads/advertisers/state")
    String become(StaffCaller operator, @RequestParam AdvertiserId advertiser, @RequestParam Advertiser.State state,
            Model model) {
        suspend.set(operator, advertiser, state);
        model.addAttribute("notice",
                state == Advertiser.State.SUSPENDED ? "ads.ops.suspended" : "ads.ops.readmitted");
        return show(Placement.HOME_BANNER, Os.ANDROID, null, model);
    }
}
