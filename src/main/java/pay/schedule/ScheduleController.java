package pay.schedule;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pay.error.PayError;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Transfers that members order ahead. */
@RestController
@RequestMapping("/v1/pay/scheduled-transfers")
@Tag(name = "Pay")
class ScheduleController {
    private final Idempotency idempotency;
    private final ScheduleTransfer scheduleTransfer;
    private final CancelSchedule cancelSchedule;
    private final ReadSchedules readSchedules;

    ScheduleController(Idempotency idempotency, ScheduleTransfer scheduleTransfer, CancelSchedule cancelSchedule,
            ReadSchedules readSchedules) {
        this.idempotency = idempotency;
        this.scheduleTransfer = scheduleTransfer;
        this.cancelSchedule = cancelSchedule;
        this.readSchedules = readSchedules;
    }

    /**
     * What became of a planned day.
     *
     * @param code why the last try was refused, as a transfer is; null when none was
     * @param transferId what was sent to a wallet; null when nothing was
     * @param withdrawalId what was sent to a bank account, or is on its way there; null when nothing is
     * @param tries how often it was tried
     */
    @Schema(name = "ScheduledExecution")
    record ExecutionView(LocalDate plannedOn, LocalDate dueOn, Execution.Status status,
            @Schema(example = "INSUFFICIENT_BALANCE") @Nullable String code, @Nullable Tsid transferId,
            @Nullable Tsid withdrawalId,
            @Schema(example = "1") int tries, Instant at) {
        static ExecutionView of(Execution execution) {
            return new ExecutionView(execution.plannedOn(), execution.dueOn(), execution.status(), execution.code(),
                    execution.transfer(), execution.withdrawal(), execution.tries(), execution.at());
        }
    }

    @Operation(summary = "Order a transfer ahead, once or repeated", description = """
            Sent by the rules of transfers, from 09:00 on its day (KST); when it is refused, tried again at 12:00 and at 18:00.
            What goes to a bank account is `SENDING` until the bank has answered, and never sent again before that.
            After three failed days in a row what is repeated ends. The first day is after today and within a year.
            The device signs: ES256 over the UTF-8 text `madang.pay.scheduled-transfer.v1`, the `Idempotency-Key`, the member's id
            or the phone number in eleven digits (of an account its bank's code, its number and the text, with spaces between), the amount, `repeats` and its day with a space between (`MONTHLY 31`), `lastOn`,
            `times`, `businessDays` and the memo, one below the other, separated by line feeds; what is absent is an empty line.""")
    @ApiResponse(responseCode = "201", description = "It will be sent")
    @Refuses({"SCHEDULE_PLAN_INVALID", "SCHEDULE_WITHOUT_DAY", "SCHEDULE_LIMIT_REACHED", "TRANSFER_TO_SELF",
            "TRANSFER_PAYEE_UNAVAILABLE", "SCHEDULE_PAYEE_INVALID", "TRANSFER_ABOVE_LIMIT", "INSUFFICIENT_BALANCE",
            "WALLET_CLOSED",
            "DEVICE_UNKNOWN", "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping
    ResponseEntity<ScheduleView> schedule(MemberCaller caller, IdempotencyKey key,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody ScheduleRequest request) {
        return idempotency.once(key, request, () -> {
            ScheduledTransfer made = scheduleTransfer.schedule(caller, request.toOrder(), key.key(), signature);
            return ResponseEntity.created(URI.create("/v1/pay/scheduled-transfers/" + made.id().value()))
                    .body(ScheduleView.of(made));
        });
    }

    @Operation(summary = "The member's scheduled transfers, latest first, those that are over included")
    @GetMapping
    CursorPage<ScheduleView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readSchedules.list(caller.memberId(), page).map(ScheduleView::of);
    }

    @Operation(summary = "A scheduled transfer as it is now")
    @Refuses("SCHEDULE_NOT_FOUND")
    @GetMapping("/{scheduleId}")
    ScheduleView read(MemberCaller caller, @PathVariable ScheduleId scheduleId) {
        return readSchedules.one(caller.memberId(), scheduleId).map(ScheduleView::of)
                .orElseThrow(() -> new DomainException(PayError.SCHEDULE_NOT_FOUND));
    }

    @Operation(summary = "What became of its days, latest first")
    @Refuses("SCHEDULE_NOT_FOUND")
    @GetMapping("/{scheduleId}/executions")
    CursorPage<ExecutionView> executions(MemberCaller caller, @PathVariable ScheduleId scheduleId,
            @Valid @ParameterObject PageQuery page) {
        return readSchedules.executions(caller.memberId(), scheduleId, page).map(ExecutionView::of);
    }

    @Operation(summary = "Take a scheduled transfer back", description = "What is not sent yet never will be. Once more changes nothing.")
    @ApiResponse(responseCode = "204", description = "It is over")
    @Refuses({"SCHEDULE_NOT_FOUND", "SCHEDULE_ENDED"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{scheduleId}")
    void cancel(MemberCaller caller, @PathVariable ScheduleId scheduleId) {
        cancelSchedule.cancel(caller.memberId(), scheduleId);
    }
}
