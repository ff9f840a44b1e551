package benefit.step;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** The member's steps. */
@RestController
@RequestMapping("/v1/benefit/steps")
@Tag(name = "Benefit")
class StepController {
    private static final int MINUTES_OF_A_DAY = 1440;

    private final SyncSteps syncSteps;
    private final ReadSteps readSteps;

    StepController(SyncSteps syncSteps, ReadSteps readSteps) {
        this.syncSteps = syncSteps;
        this.readSteps = readSteps;
    }

    /** What a phone has counted. */
    record StepBatch(@NotEmpty @Size(max = MINUTES_OF_A_DAY) List<@Valid @NotNull StepSample> samples) {
        List<Sample> asSamples() {
            return samples.stream().map(sample -> new Sample(sample.at(), sample.steps())).toList();
        }
    }

    /** The steps of one minute: the one that {@code at} lies in. */
    record StepSample(@NotNull @Schema(example = "2026-11-21T10:32:00+09:00") Instant at,
            @Positive @Max(1_000_000) @Schema(example = "87") int steps) {}

    /**
     * What came of a batch.
     *
     * @param days what counts now of each day that the batch told of
     * @param refused how many samples do not count, by reason
     */
    record StepReceipt(List<StepDay> days, List<RefusedSamples> refused) {
        static StepReceipt of(SyncSteps.Synced synced) {
            return new StepReceipt(synced.days(), synced.doubted().entrySet().stream()
                    .map(each -> new RefusedSamples(each.getKey(), each.getValue())).toList());
        }
    }

    /** Samples that do not count. */
    record RefusedSamples(Doubt reason, @Schema(example = "3") int samples) {}

    @Operation(summary = "Hand in steps", description = """
            Samples per minute, at most a day's; late, repeated and overlapping ones are welcome: of several samples of a minute
            the largest counts, so that the same batch again changes nothing. Days are Korean. Single samples that are not
            believed are left out and told by reason.""")
    @Refuses("MEMBER_HAS_LEFT")
    @PostMapping
    StepReceipt sync(MemberCaller caller, @Valid @RequestBody StepBatch batch) {
        return StepReceipt.of(syncSteps.sync(caller.memberId(), caller.deviceId(), batch.asSamples()));
    }

    @Operation(summary = "What counts of the member's days, latest first")
    @GetMapping
    CursorPage<StepDay> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readSteps.list(caller.memberId(), page);
    }
}
