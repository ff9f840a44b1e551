package ads.console;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import ads.campaign.AdGroup;
import ads.campaign.AdGroupId;
import ads.campaign.AddCreative;
import ads.campaign.CampaignId;
import ads.campaign.Creative;
import ads.campaign.CreativeId;
import ads.campaign.SubmitCreative;
import ads.campaign.SwitchAdGroup;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.security.StaffCaller;

/** What an advertiser does with groups and creatives on the page of their campaign. */
@Controller
class CreativePage {
    private final SwitchAdGroup switchGroup;
    private final AddCreative add;
    private final SubmitCreative submit;

    CreativePage(SwitchAdGroup switchGroup, AddCreative add, SubmitCreative submit) {
        this.switchGroup = switchGroup;
        this.add = add;
        this.submit = submit;
    }

    @PostMapping("/advertiser/groups/{id}/state")
    String become(StaffCaller caller, @PathVariable AdGroupId id, @RequestParam CampaignId campaign,
            @RequestParam AdGroup.State state) {
        switchGroup.set(ConsolePage.of(caller), id, state);
        return CampaignPage.back(campaign);
    }

    @PostMapping("/advertiser/groups/{id}/creatives")
    String add(StaffCaller caller, @PathVariable AdGroupId id, @RequestParam CampaignId campaign,
            @RequestParam Creative.Kind kind, @RequestParam @Size(max = 60) String title,
            @RequestParam(defaultValue = "") @Size(max = 200) String body,
            @RequestParam @Size(max = 1000) String mediaUrl,
            @RequestParam @Pattern(regexp = ConsolePage.WHOLE) String width,
            @RequestParam @Pattern(regexp = ConsolePage.WHOLE) String height,
            @RequestParam(defaultValue = "") @Pattern(regexp = ConsolePage.WHOLE_OR_NONE) String durationMillis,
            @RequestParam @Size(max = 1000) String landingUrl) {
        add.add(ConsolePage.of(caller), id,
                new Creative.Content(kind, title, body, mediaUrl, pixels(width), pixels(height),
                        durationMillis.isEmpty() ? null : Integer.valueOf(durationMillis), landingUrl));
        return CampaignPage.back(campaign);
    }

    /** More than any creative may have, instead of an overflow. */
    private static int pixels(String number) {
        return (int) Math.min(Long.parseLong(number), Integer.MAX_VALUE);
    }

    @PostMapping("/advertiser/creatives/{id}/submission")
    String submit(StaffCaller caller, @PathVariable CreativeId id, @RequestParam CampaignId campaign) {
        submit.submit(ConsolePage.of(caller), id);
        return CampaignPage.back(campaign);
    }
}
