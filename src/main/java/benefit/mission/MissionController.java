package benefit.mission;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

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

/** Missions; which there are and how far the member is, {@code GET /v1/benefit/today} tells. */
@RestController
@RequestMapping("/v1/benefit/mission-rewards")
@Tag(name = "Benefit")
class MissionController {
    private final Idempotency idempotency;
    private final ClaimMission claimMission;

    MissionController(Idempotency idempotency, ClaimMission claimMission) {
        this.idempotency = idempotency;
        this.claimMission = claimMission;
    }

    /** Which reward. */
    record MissionRewardClaim(@NotNull @Schema(example = "1") MissionId missionId) {}

    @Operation(summary = "Claim the reward of a mission that is done", description = "The points are PENDING until pay has credited them; the grant tells.")
    @ApiResponse(responseCode = "201", description = "Granted; pay credits the points in a moment")
    @Refuses({"MISSION_NOT_FOUND", "MISSION_NOT_DONE", "REWARD_ALREADY_CLAIMED", "PROGRAMME_EXHAUSTED",
            "MEMBER_HAS_LEFT"})
    @PostMapping
    ResponseEntity<GrantView> claim(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody MissionRewardClaim request) {
        return idempotency.once(key, request, () -> {
            Grant grant = claimMission.claim(caller.memberId(), request.missionId());
            return ResponseEntity.created(URI.create("/v1/benefit/grants/" + grant.id().value()))
                    .body(GrantView.of(grant));
        });
    }
}
