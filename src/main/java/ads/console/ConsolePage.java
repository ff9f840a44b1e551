package ads.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import ads.budget.Budgets;
import ads.campaign.AdvertiserId;
import ads.campaign.Campaign;
import ads.campaign.CampaignId;
import ads.campaign.CampaignPages;
import ads.campaign.OpenCampaign;
import ads.refusal.AdsError;
import ads.report.Dimension;
import ads.report.ReportQuery;
import ads.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** An advertiser's first page: what is left of the money, the last month, and the campaigns. */
@Controller
class ConsolePage {
    /** A positive whole number without leading zeros, as the forms send it. */
    static final String WHOLE = "[1-9][0-9]{0,11}";
    /** The same, or nothing. */
    static final String WHOLE_OR_NONE = "([1-9][0-9]{0,5})?";
    private static final int SHOWN = 25;
    private static final int DAYS = 30;

    private final CampaignPages pages;
    private final OpenCampaign open;
    private final Budgets budgets;
    private final Reports reports;
    private final BusinessDays days;

    ConsolePage(CampaignPages pages, OpenCampaign open, Budgets budgets, Reports reports, BusinessDays days) {
        this.pages = pages;
        this.open = open;
        this.budgets = budgets;
        this.reports = reports;
        this.days = days;
    }

    @GetMapping("/advertiser")
    String show(StaffCaller caller, @RequestParam(required = false) @Nullable CampaignId before, Model model) {
        AdvertiserId advertiser = of(caller);
        List<Campaign> campaigns = pages.newest(advertiser, before == null ? Long.MAX_VALUE : before.value(),
                SHOWN + 1);
        boolean more = campaigns.size() > SHOWN;
        List<Campaign> shown = more ? campaigns.subList(0, SHOWN) : campaigns;
        Map<Long, Long> spent = budgets.spent(shown.stream().map(each -> each.id().value()).toList());
        LocalDate today = days.today();
        LocalDate first = today.minusDays(DAYS - 1L);
        Budgets.Funds funds = budgets.funds(advertiser.value());
        model.addAttribute("advertiser", pages.advertiser(advertiser));
        model.addAttribute("campaigns", shown);
        model.addAttribute("spent", spent);
        model.addAttribute("next", more ? shown.getLast().id() : null);
        model.addAttribute("funded", funds.funded());
        model.addAttribute("left", funds.funded().minus(Won.of(funds.spent() / 1000)));
        model.addAttribute("today", today);
        model.addAttribute("first", first);
        model.addAttribute("chart", Chart.of(first, today, reports.read(advertiser,
                new ReportQuery(first, today, ReportQuery.Grain.DAY, Dimension.CAMPAIGN, null))));
        model.addAttribute("person", caller.name());
        return "ads/console";
    }

    @PostMapping("/advertiser/campaigns")
    String open(StaffCaller caller, @RequestParam @Size(max = 100) String name,
            @RequestParam @Pattern(regexp = WHOLE) String daily, @RequestParam @Pattern(regexp = WHOLE) String total,
            @RequestParam LocalDate startsOn, @RequestParam(required = false) @Nullable LocalDate endsOn,
            @RequestParam(defaultValue = "") @Pattern(regexp = WHOLE_OR_NONE) String cap) {
        CampaignId id = open.open(of(caller), new OpenCampaign.Plan(name, budget(daily, total), startsOn, endsOn,
                cap.isEmpty() ? null : Integer.valueOf(cap)));
        return "redirect:/advertiser/campaigns/" + id.value();
    }

    static Campaign.Budget budget(String daily, String total) {
        return new Campaign.Budget(Won.of(Long.parseLong(daily)), Won.of(Long.parseLong(total)));
    }

    /** The advertiser that somebody works for; a seller's person of the same number is kept out by the role. */
    static AdvertiserId of(StaffCaller caller) {
        if (caller.sellerId() == null) {
            throw new DomainException(AdsError.ADVERTISER_NOT_FOUND);
        }
        return new AdvertiserId(caller.sellerId().value());
    }
}
