package ads.serving;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.campaign.AdGroupId;
import ads.campaign.AdvertiserId;
import ads.campaign.CampaignId;
import ads.campaign.Placement;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.Refuses;

/** For operators: why an ad would be shown or not. */
@RestController
@RequestMapping("/v1/ads/explain")
@Tag(name = "Ads")
class ExplainController {
    private final ExplainDecision explain;

    ExplainController(ExplainDecision explain) {
        this.explain = explain;
    }

    /** The candidates, best first, or the one group that was asked for. */
    record ExplainView(List<CandidateView> items) {}

    /**
     * A group.
     *
     * @param worth what an impression is worth to it, in thousandths of a won; 0 for one that is no candidate
     */
    record CandidateView(AdGroupId groupId, CampaignId campaignId, AdvertiserId advertiserId,
            @Schema(example = "1200") long worth, Reason reason) {
        static CandidateView of(ExplainDecision.Verdict verdict) {
            return new CandidateView(new AdGroupId(verdict.group()), new CampaignId(verdict.campaign()),
                    new AdvertiserId(verdict.advertiser()), verdict.score(), verdict.reason());
        }
    }

    @Operation(summary = "Explain a decision", description = """
            What this instance would decide now, and why for each candidate; nothing is reserved. Without a member, for
            somebody who agreed to marketing and has seen nothing today. With a group it is about that one alone, which may
            be no candidate at all: of a suspended advertiser, paused, out of its days, not approved.""")
    @Refuses("AD_GROUP_NOT_FOUND")
    @GetMapping
    ExplainView explain(StaffCaller operator, @RequestParam Placement placement, @RequestParam Os os,
            @RequestParam(defaultValue = "UNKNOWN") AgeBand ageBand,
            @RequestParam(defaultValue = "UNKNOWN") Gender gender,
            @RequestParam(defaultValue = "UNKNOWN") Region region,
            @RequestParam(required = false) @Nullable Tsid memberId,
            @RequestParam(required = false) @Nullable AdGroupId groupId,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        Ask ask = new Ask(placement, os, ageBand, gender, region, explain.hour());
        List<ExplainDecision.Verdict> verdicts = groupId == null
                ? explain.explain(memberId, ask, limit)
                : List.of(explain.explain(memberId, ask, groupId));
        return new ExplainView(verdicts.stream().map(CandidateView::of).toList());
    }
}
