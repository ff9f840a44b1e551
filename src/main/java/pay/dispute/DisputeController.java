package pay.dispute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.merchant.CallingMerchant;
import platform.web.MultiLine;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Disputes, as the merchant's system answers them. */
@RestController
@RequestMapping("/v1/pay/merchant/disputes")
@Tag(name = "Pay")
class DisputeController {
    private final Idempotency idempotency;
    private final ReadDisputes read;
    private final OwnDispute own;
    private final AnswerDispute answer;
    private final AcceptDispute accept;

    DisputeController(Idempotency idempotency, ReadDisputes read, OwnDispute own, AnswerDispute answer,
            AcceptDispute accept) {
        this.idempotency = idempotency;
        this.read = read;
        this.own = own;
        this.answer = answer;
        this.accept = accept;
    }

    /** What speaks for the merchant. */
    record EvidenceRequest(
            @Schema(example = "운송장 1234-5678: 11월 20일에 받으셨어요.") @NotBlank @MultiLine @Size(max = 4000) String evidence) {}

    @Operation(summary = "The merchant's disputes, latest first")
    @GetMapping
    CursorPage<DisputeView> list(CallingMerchant caller, @Valid @ParameterObject PageQuery page) {
        return read.of(caller, page).map(DisputeView::of);
    }

    @Operation(summary = "A dispute")
    @Refuses("DISPUTE_NOT_FOUND")
    @GetMapping("/{disputeId}")
    DisputeView read(CallingMerchant caller, @PathVariable DisputeId disputeId) {
        return DisputeView.of(own.read(caller, disputeId));
    }

    @Operation(summary = "Answer a dispute with evidence", description = "Once, and by the deadline's day: a dispute that is not answered by then is lost.")
    @Refuses({"DISPUTE_NOT_FOUND", "DISPUTE_IN_OTHER_STATE"})
    @PostMapping("/{disputeId}/evidence")
    DisputeView answer(CallingMerchant caller, @PathVariable DisputeId disputeId,
            @Valid @RequestBody EvidenceRequest request) {
        return DisputeView.of(answer.answer(caller, disputeId, request.evidence()));
    }

    @Operation(summary = "Accept a dispute", description = "The amount goes back to the payer, and it costs the fee of a dispute that is lost.")
    @Refuses({"DISPUTE_NOT_FOUND", "DISPUTE_IN_OTHER_STATE"})
    @PostMapping("/{disputeId}/acceptance")
    ResponseEntity<DisputeView> accept(CallingMerchant caller, @PathVariable DisputeId disputeId, IdempotencyKey key) {
        return idempotency.once(key, null,
                () -> ResponseEntity.ok(DisputeView.of(accept.accept(caller, disputeId))));
    }
}
