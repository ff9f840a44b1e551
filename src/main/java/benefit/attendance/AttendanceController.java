package benefit.attendance;

import java.net.URI;
import java.time.LocalDate;

import benefit.grant.GrantView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;

/** Daily attendance. */
@RestController
@RequestMapping("/v1/benefit/attendance")
@Tag(name = "Benefit")
class AttendanceController {
    private final Idempotency idempotency;
    private final CheckIn checkIn;

    AttendanceController(Idempotency idempotency, CheckIn checkIn) {
        this.idempotency = idempotency;
        this.checkIn = checkIn;
    }

    /**
     * A day that the member checked in for.
     *
     * @param streak days in a row, this one included
     */
    record CheckInView(LocalDate day, @Schema(example = "3") int streak, GrantView grant) {
        static CheckInView of(CheckIn.CheckedIn checkedIn) {
            return new CheckInView(checkedIn.day(), checkedIn.streak(), GrantView.of(checkedIn.grant()));
        }
    }

    @Operation(summary = "Check in for today", description = "Once a Korean day. Its points are PENDING until pay has credited them; the grant tells.")
    @ApiResponse(responseCode = "201", description = "Checked in; pay credits the points in a moment")
    @Refuses({"ALREADY_CHECKED_IN", "PROGRAMME_EXHAUSTED", "MEMBER_HAS_LEFT"})
    @PostMapping
    ResponseEntity<CheckInView> checkIn(MemberCaller caller, IdempotencyKey key) {
        return idempotency.once(key, null, () -> {
            CheckIn.CheckedIn checkedIn = checkIn.checkIn(caller.memberId());
            return ResponseEntity.created(URI.create("/v1/benefit/grants/" + checkedIn.grant().id().value()))
                    .body(CheckInView.of(checkedIn));
        });
    }
}
