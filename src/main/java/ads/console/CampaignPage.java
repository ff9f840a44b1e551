package ads.console;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.audience.Segment;
import ads.budget.Budgets;
import ads.campaign.AddAdGroup;
import ads.campaign.AdvertiserId;
import ads.campaign.Bid;
import ads.campaign.Campaign;
import ads.campaign.CampaignId;
import ads.campaign.CampaignPages;
import ads.campaign.ChangeCampaign;
import ads.campaign.Creative;
import ads.campaign.HoursOfWeek;
import ads.campaign.Placement;
import ads.campaign.Targeting;
import ads.report.Dimension;
import ads.report.ReportQuery;
import ads.report.Reports;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** One campaign: its days, its groups, its creatives, and what its advertiser may do with it. */
@Controller
class CampaignPage {
    private static final int DAYS = 14;

    private final CampaignPages pages;
    private final ChangeCampaign change;
    private final AddAdGroup addGroup;
    private final Budgets budgets;
    private final Reports reports;
    private final BusinessDays days;

    CampaignPage(CampaignPages pages, ChangeCampaign change, AddAdGroup addGroup, Budgets budgets, Reports reports,
            BusinessDays days) {
        this.pages = pages;
        this.change = change;
        this.addGroup = addGroup;
        this.budgets = budgets;
        this.reports = reports;
        this.days = days;
    }

    @GetMapping("/advertiser/campaigns/{id}")
    String show(StaffCaller caller, @PathVariable CampaignId id, Model model) {
        AdvertiserId advertiser = ConsolePage.of(caller);
        LocalDate today = days.today();
        LocalDate first = today.minusDays(DAYS - 1L);
        model.addAttribute("page", pages.of(advertiser, id));
        model.addAttribute("spent", budgets.spent(List.of(id.value())).getOrDefault(id.value(), 0L) / 1000);
        model.addAttribute("chart", Chart.of(first, today, reports.read(advertiser,
                new ReportQuery(first, today, ReportQuery.Grain.DAY, Dimension.GROUP, Tsid.of(id)))));
        model.addAttribute("placements", Placement.values());
        model.addAttribute("oses", Os.values());
        model.addAttribute("ageBands", AgeBand.values());
        model.addAttribute("genders", Gender.values());
        model.addAttribute("regions", Region.values());
        model.addAttribute("segments", Segment.values());
        model.addAttribute("days", DayOfWeek.values());
        model.addAttribute("kinds", Creative.Kind.values());
        model.addAttribute("person", caller.name());
        return "ads/campaign";
    }

    @PostMapping("/advertiser/campaigns/{id}/state")
    String become(StaffCaller caller, @PathVariable CampaignId id, @RequestParam Campaign.State state) {
        change.change(ConsolePage.of(caller), id, campaign -> campaign.become(state));
        return back(id);
    }

    @PostMapping("/advertiser/campaigns/{id}/budget")
    String spendAtMost(StaffCaller caller, @PathVariable CampaignId id,
            @RequestParam @Pattern(regexp = ConsolePage.WHOLE) String daily,
            @RequestParam @Pattern(regexp = ConsolePage.WHOLE) String total) {
        Campaign.Budget budget = ConsolePage.budget(daily, total);
        change.change(ConsolePage.of(caller), id, campaign -> campaign.spendAtMost(budget));
        return back(id);
    }

    @PostMapping("/advertiser/campaigns/{id}/groups")
    String addGroup(StaffCaller caller, @PathVariable CampaignId id, @RequestParam @Size(max = 100) String name,
            @RequestParam Bid.Kind kind, @RequestParam @Pattern(regexp = ConsolePage.WHOLE) String bid,
            @RequestParam(defaultValue = "") Set<@NotNull Placement> placement,
            @RequestParam(defaultValue = "") Set<@NotNull Os> os,
            @RequestParam(defaultValue = "") Set<@NotNull AgeBand> age,
            @RequestParam(defaultValue = "") Set<@NotNull Gender> gender,
            @RequestParam(defaultValue = "") Set<@NotNull Region> region,
            @RequestParam(defaultValue = "") Set<@NotNull Segment> segment,
            @RequestParam(defaultValue = "") Set<@NotNull @Min(0) @Max(HoursOfWeek.COUNT - 1) Integer> hour) {
        addGroup.add(ConsolePage.of(caller), id, name, new Bid(kind, Won.of(Long.parseLong(bid))),
                new Targeting(placement, os, age, gender, region, segment, HoursOfWeek.of(hour)));
        return back(id);
    }

    static String back(CampaignId id) {
        return "redirect:/advertiser/campaigns/" + id.value();
    }
}
