package loan.application;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import loan.comparison.OfferId;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A member's applications for loans. */
@RestController
@RequestMapping("/v1/loan/applications")
@Tag(name = "loan")
class ApplicationController {
    private final AcceptOffer accept;
    private final SubmitApplication submit;
    private final AskForDecision askForDecision;
    private final SignApplication sign;
    private final AskForPayout askForPayout;
    private final CancelApplication cancel;
    private final ReadApplication read;
    private final Cursors cursors;
    private final Idempotency idempotency;

    ApplicationController(AcceptOffer accept, SubmitApplication submit, AskForDecision askForDecision,
            SignApplication sign, AskForPayout askForPayout, CancelApplication cancel, ReadApplication read,
            Cursors cursors, Idempotency idempotency) {
        this.accept = accept;
        this.submit = submit;
        this.askForDecision = askForDecision;
        this.sign = sign;
        this.askForPayout = askForPayout;
        this.cancel = cancel;
        this.read = read;
        this.cursors = cursors;
        this.idempotency = idempotency;
    }

    /** The offer that is accepted. */
    record AcceptanceRequest(@NotNull OfferId offerId) {}

    /** What the lender decides by. */
    record SubmissionRequest(@NotEmpty @Size(max = 10) List<@Valid @NotNull CertificateRequest> documents,
            @Min(1) @Max(10_000) @Schema(description = "of the terms APPLICATION that were agreed to", example = "1") int termsVersion) {
        List<ApplicationDocuments.Document> certificates() {
            return documents.stream().map(each -> new ApplicationDocuments.Document(each.kind(), each.number()))
                    .toList();
        }
    }

    /** A certificate, by the number under which whoever issued it gives it out. */
    record CertificateRequest(@NotNull DocumentKind kind,
            @NotNull @Pattern(regexp = "[0-9A-Za-z-]{4,40}") @Schema(example = "1234-5678-9012-3456") String number) {}

    /** Where the money goes. */
    record SignatureRequest(
            @Schema(nullable = true, description = "one of your linked accounts; the wallet when not said") @Nullable Tsid bankAccountId) {}

    @Operation(summary = "Accept an offer", description = "Opens an application with the offer as it was made. An offer that has expired is refused, never made at a new price.")
    @ApiResponse(responseCode = "201", description = "The application: documents and consent are next")
    @Refuses({"OFFER_NOT_FOUND", "OFFER_EXPIRED", "OFFER_ALREADY_ACCEPTED", "BORROWER_LEFT"})
    @PostMapping
    ResponseEntity<ApplicationView> accept(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody AcceptanceRequest request) {
        return idempotency.once(key, request, () -> {
            ApplicationId id = accept.accept(caller.memberId(), request.offerId());
            return ResponseEntity.created(URI.create("/v1/loan/applications/" + id.value()))
                    .body(ApplicationView.of(read.of(caller.memberId(), id)));
        });
    }

    @Operation(summary = "The member's applications, newest first")
    @GetMapping
    CursorPage<ApplicationView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        String list = "loan.applications:" + caller.memberId();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(read.newest(caller.memberId(), before, page.size() + 1), page.size(),
                each -> cursors.encode(list, each.application().id().value())).map(ApplicationView::of);
    }

    @Operation(summary = "An application as it is now")
    @Refuses("APPLICATION_NOT_FOUND")
    @GetMapping("/{id}")
    ApplicationView read(MemberCaller caller, @PathVariable ApplicationId id) {
        return ApplicationView.of(read.of(caller.memberId(), id));
    }

    @Operation(summary = "Submit an application", description = "With documents and consent the lender is asked to decide. 202 while it has not.")
    @ApiResponse(responseCode = "200", description = "The lender has decided")
    @ApiResponse(responseCode = "202", description = "The lender has not decided yet")
    @Refuses({"APPLICATION_NOT_FOUND", "APPLICATION_STATE_WRONG", "LOAN_TERMS_OUTDATED", "BORROWER_LEFT"})
    @PostMapping("/{id}/submission")
    ResponseEntity<ApplicationView> submit(MemberCaller caller, IdempotencyKey key, @PathVariable ApplicationId id,
            @Valid @RequestBody SubmissionRequest request) {
        return idempotency.attempt(key, request,
                () -> submit.submit(caller.memberId(), id, request.certificates(), request.termsVersion()),
                askForDecision::ask, _ -> answer(caller, id, ApplicationState.SUBMITTED));
    }

    @Operation(summary = "Sign what the lender approved", description = """
            Signed by the device: ES256 over the UTF-8 text `madang.loan.sign.v2`, the application's id, the approved amount, the
            approved yearly rate as a decimal without zeros at its end (`0.0485`), the approved `upfrontFee`, and the bank account's id or
            `WALLET`, one below the other, separated by line feeds. The lender then pays out, less its fee. 202 while it has not.""")
    @ApiResponse(responseCode = "200", description = "The lender has paid out: there is a loan")
    @ApiResponse(responseCode = "202", description = "The lender has not paid out yet")
    @Refuses({"APPLICATION_NOT_FOUND", "APPLICATION_STATE_WRONG", "LOAN_DEVICE_UNKNOWN", "LOAN_DEVICE_REVOKED",
            "LOAN_SIGNATURE_INVALID", "BORROWER_LEFT", "LEAVING_UNDER_WAY"})
    @PostMapping("/{id}/signature")
    ResponseEntity<ApplicationView> sign(MemberCaller caller, IdempotencyKey key, @PathVariable ApplicationId id,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody SignatureRequest request) {
        return idempotency.attempt(key, request, () -> sign.sign(caller, id, request.bankAccountId(), signature),
                askForPayout::ask, _ -> answer(caller, id, ApplicationState.SIGNED));
    }

    @Operation(summary = "Take an application back", description = "Until it is signed. After that the loan can be taken back within 14 days.")
    @Refuses({"APPLICATION_NOT_FOUND", "APPLICATION_STATE_WRONG"})
    @PostMapping("/{id}/cancellation")
    ApplicationView cancel(MemberCaller caller, @PathVariable ApplicationId id) {
        cancel.cancel(caller.memberId(), id);
        return ApplicationView.of(read.of(caller.memberId(), id));
    }

    private ResponseEntity<ApplicationView> answer(MemberCaller caller, ApplicationId id, ApplicationState waiting) {
        ApplicationView view = ApplicationView.of(read.of(caller.memberId(), id));
        return ResponseEntity.status(view.state() == waiting ? HttpStatus.ACCEPTED : HttpStatus.OK).body(view);
    }
}
