package ads.serving;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.campaign.Creative;
import ads.campaign.CreativeId;
import ads.campaign.HoursOfWeek;
import ads.campaign.Placement;
import ads.vast.InlineVast;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;

/** Ads for members. */
@RestController
@RequestMapping(DecisionController.PATH)
@Tag(name = "Ads")
class DecisionController {
    static final String PATH = "/v1/ads/decisions";

    private final DecideAd decide;
    private final InlineVast vast;
    private final Clock clock;

    DecisionController(DecideAd decide, InlineVast vast, Clock clock) {
        this.decide = decide;
        this.vast = vast;
        this.clock = clock;
    }

    /** Where, and what the app knows of the person. It is used of those alone who agreed to marketing. */
    record DecisionRequest(@NotNull @Schema(example = "HOME_BANNER") Placement placement,
            @NotNull @Schema(example = "ANDROID") Os os, @Nullable @Schema(example = "THIRTIES") AgeBand ageBand,
            @Nullable @Schema(example = "FEMALE") Gender gender, @Nullable @Schema(example = "SEOUL") Region region) {
        Ask ask(Instant now) {
            return new Ask(placement, os, Objects.requireNonNullElse(ageBand, AgeBand.UNKNOWN),
                    Objects.requireNonNullElse(gender, Gender.UNKNOWN),
                    Objects.requireNonNullElse(region, Region.UNKNOWN), HoursOfWeek.of(now));
        }
    }

    /** What was decided; without an ad the place stays empty. */
    record DecisionView(@Schema(nullable = true) @Nullable AdView ad) {}

    /**
     * An ad to show.
     *
     * @param clickUrl what a tap opens
     * @param token for the events, until {@code expiresAt}
     * @param vast of a video: VAST 4.2 in line; else null
     */
    record AdView(CreativeId creativeId, Creative.Kind kind, String title, String body, String mediaUrl, int width,
            int height, String clickUrl, String token, Instant expiresAt,
            @Schema(nullable = true) @Nullable String vast) {}

    @Operation(summary = "Decide which ad to show", description = """
            A second-price auction among the campaigns that fit, in memory. The answer's token is what events are reported
            with. `ad` is null when nothing fits.""")
    @PostMapping
    DecisionView decide(MemberCaller caller, @Valid @RequestBody DecisionRequest request,
            @Parameter(hidden = true) HttpServletRequest http) {
        return new DecisionView(decide.decide(caller.memberId().value(), request.ask(clock.instant()))
                .map(decision -> view(decision, origin(http) + "/v1/ads/")).orElse(null));
    }

    private AdView view(DecideAd.Decision decision, String base) {
        Creative.Content content = decision.creative().content();
        String click = base + "clicks/" + decision.token();
        String video = content.kind() == Creative.Kind.VIDEO
                ? vast.of(decision.creative(), click, event -> base + "beacons/" + event + "/" + decision.token())
                : null;
        return new AdView(decision.creative().id(), content.kind(), content.title(), content.body(),
                content.mediaUrl(), content.width(), content.height(), click, decision.token(), decision.expiresAt(),
                video);
    }

    /** Where the caller reached us. */
    private static String origin(HttpServletRequest http) {
        boolean usual = http.getServerPort() == (http.isSecure() ? 443 : 80);
        return http.getScheme() + "://" + http.getServerName() + (usual ? "" : ":" + http.getServerPort());
    }
}
