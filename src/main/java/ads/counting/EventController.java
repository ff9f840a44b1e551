package ads.counting;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import ads.refusal.AdsError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;

/** What happened to shown ads. */
@RestController
@RequestMapping("/v1/ads")
@Tag(name = "Ads")
class EventController {
    static final String EVENTS = "/v1/ads/events";
    static final int MOST = 200;
    static final int LONGEST_TOKEN = 200;
    static final int ALL = 100;
    static final int LONGEST_MILLIS = 3_600_000;

    private final TakeEvents take;
    private final FollowClick click;

    EventController(TakeEvents take, FollowClick click) {
        this.take = take;
        this.click = click;
    }

    /** Events in the order they happened; the same one twice is counted once. */
    record EventsRequest(@NotEmpty @Size(max = MOST) List<@Valid @NotNull ReportedEvent> events) {}

    /**
     * An event.
     *
     * @param exposure needed of a VIEWABLE one
     */
    record ReportedEvent(@NotNull @Schema(example = "IMPRESSION") EventKind type,
            @NotNull @Size(min = 1, max = LONGEST_TOKEN) @Schema(description = "of the decision", example = "AQAAAAAAAAAB") String token,
            @Nullable @Valid Exposure exposure) {
        TakeEvents.Report report() {
            return new TakeEvents.Report(type, token,
                    exposure == null ? null : new TakeEvents.Exposure(exposure.percent(), exposure.millis()));
        }
    }

    /** How much of the ad could be seen for how long in a row. */
    record Exposure(@Min(0) @Max(ALL) @Schema(example = "100") int percent,
            @Min(0) @Max(LONGEST_MILLIS) @Schema(example = "1500") int millis) {}

    /** How many are on disk, and which were left out. */
    record EventsAnswer(@Schema(example = "1") int accepted, List<RefusedEvent> refused) {}

    /** An event that was left out, by its place in the request. */
    record RefusedEvent(@Schema(example = "0") int index, TakeEvents.Refusal reason) {}

    @Operation(summary = "Report what happened to shown ads", description = """
            Up to 200 events at a time. When this answers, the accepted ones are on disk; they are in the reports within
            seconds. Send a batch again if no answer came: nothing is counted twice.""")
    @Refuses("AD_EVENTS_BUSY")
    @PostMapping("/events")
    EventsAnswer take(MemberCaller caller, @Valid @RequestBody EventsRequest request) {
        List<TakeEvents.Refused> refused = take.take(caller.memberId(),
                request.events().stream().map(ReportedEvent::report).toList());
        return new EventsAnswer(request.events().size() - refused.size(),
                refused.stream().map(each -> new RefusedEvent(each.index(), each.reason())).toList());
    }

    @Operation(summary = "Report one event of a video", description = """
            What video players ask for as VAST's Impression and Tracking: they send no access token; the ad's own token says
            whose it is. VIEWABLE is not reported so.""")
    @ApiResponse(responseCode = "204", description = "On disk")
    @Refuses({"AD_TOKEN_INVALID", "AD_EVENTS_BUSY"})
    @GetMapping("/beacons/{type}/{token}")
    ResponseEntity<Void> beacon(@PathVariable EventKind type,
            @PathVariable @Size(max = LONGEST_TOKEN) @Schema(example = "AQAAAAAAAAAB") String token) {
        if (!take.take(null, List.of(new TakeEvents.Report(type, token, null))).isEmpty()) {
            throw new DomainException(AdsError.AD_TOKEN_INVALID);
        }
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }

    @Operation(summary = "Follow a click", description = "Counts it, and leads to the address that was registered with the ad; to no other.")
    @ApiResponse(responseCode = "302", description = "To the advertiser")
    @Refuses("AD_TOKEN_INVALID")
    @GetMapping("/clicks/{token}")
    ResponseEntity<Void> click(
            @PathVariable @Size(max = LONGEST_TOKEN) @Schema(example = "AQAAAAAAAAAB") String token) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(click.follow(token)))
                .cacheControl(CacheControl.noStore()).build();
    }
}
