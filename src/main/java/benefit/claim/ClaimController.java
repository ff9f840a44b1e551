package benefit.claim;

import java.net.URI;
import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import benefit.grant.Grant;
import benefit.grant.GrantView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** Rewards for steps. */
@RestController
@RequestMapping("/v1/benefit/rewards")
@Tag(name = "Benefit")
class ClaimController {
    private final Idempotency idempotency;
    private final ClaimReward claimReward;

    ClaimController(Idempotency idempotency, ClaimReward claimReward) {
        this.idempotency = idempotency;
        this.claimReward = claimReward;
    }

    /** Which reward: that of a rung of the ladder, for a day's steps. */
    record RewardClaim(
            @NotNull @Schema(description = "Korean day: today or yesterday", example = "2026-11-21") LocalDate day,
            @Positive @Schema(description = "of the rung", example = "5000") int steps) {}

    @Operation(summary = "Claim the reward of a rung", description = "The points are PENDING until pay has credited them; the grant tells.")
    @ApiResponse(responseCode = "201", description = "Granted; pay credits the points in a moment")
    @Refuses({"REWARD_DAY_CLOSED", "RUNG_UNKNOWN", "STEPS_SHORT", "REWARD_ALREADY_CLAIMED", "PROGRAMME_EXHAUSTED",
            "MEMBER_HAS_LEFT"})
    @PostMapping
    ResponseEntity<GrantView> claim(MemberCaller caller, IdempotencyKey key, @Valid @RequestBody RewardClaim request) {
        return idempotency.once(key, request, () -> {
            Grant grant = claimReward.claim(caller.memberId(), request.day(), request.steps());
            return ResponseEntity.created(URI.create("/v1/benefit/grants/" + grant.id().value()))
                    .body(GrantView.of(grant));
        });
    }
}
