package pay.request;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pay.error.PayError;
import pay.fraud.FraudDecisions;
import pay.topup.FillShortWallet;
import pay.transfer.Addressee;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Asking for money, and what the asked do about it. */
@RestController
@RequestMapping("/v1/pay/money-requests")
@Tag(name = "Pay")
class MoneyRequestController {
    private final Idempotency idempotency;
    private final AskMoney askMoney;
    private final PayRequest payRequest;
    private final DeclineRequest declineRequest;
    private final CancelRequest cancelRequest;
    private final RemindAsked remindAsked;
    private final ReadRequests readRequests;
    private final FillShortWallet fillShortWallet;
    private final FraudDecisions decisions;

    MoneyRequestController(Idempotency idempotency, AskMoney askMoney, PayRequest payRequest,
            DeclineRequest declineRequest, CancelRequest cancelRequest, RemindAsked remindAsked,
            ReadRequests readRequests, FillShortWallet fillShortWallet, FraudDecisions decisions) {
        this.idempotency = idempotency;
        this.askMoney = askMoney;
        this.payRequest = payRequest;
        this.declineRequest = declineRequest;
        this.cancelRequest = cancelRequest;
        this.remindAsked = remindAsked;
        this.readRequests = readRequests;
        this.fillShortWallet = fillShortWallet;
        this.decisions = decisions;
    }

    /**
     * Whom to ask for what.
     *
     * @param of a member's id, or a phone number
     * @param memo both sides see it
     */
    record AskRequest(@Schema(example = "01012345678") @NotNull @Pattern(regexp = Addressee.PATTERN) String of,
            @Schema(example = "12000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @Schema(example = "점심값") @Size(min = 1, max = 50) @Nullable String memo) {}

    @Operation(summary = "Ask a member for money", description = """
            It can be paid for 14 days. Why somebody cannot be asked is not told: there is no such member, the phone number is nobody's,
            or they do not want to be asked.""")
    @ApiResponse(responseCode = "201", description = "They are asked")
    @Refuses({"MONEY_REQUEST_TO_SELF", "MONEY_REQUEST_ASKED_UNAVAILABLE", "MONEY_REQUEST_TOO_MANY_OPEN",
            "MONEY_REQUEST_TOO_MANY_TODAY", "WALLET_CLOSED"})
    @PostMapping
    ResponseEntity<MoneyRequestView> ask(MemberCaller caller, IdempotencyKey key,
            @Valid @RequestBody AskRequest request) {
        return idempotency.once(key, request, () -> {
            MoneyRequest asked = askMoney.ask(caller.memberId(), Addressee.parse(request.of()), request.amount(),
                    request.memo());
            return ResponseEntity.created(URI.create("/v1/pay/money-requests/" + asked.id().value()))
                    .body(MoneyRequestView.of(asked, caller.memberId()));
        });
    }

    @Operation(summary = "What the member asked for, or what was asked of them, latest first")
    @GetMapping
    CursorPage<MoneyRequestView> list(MemberCaller caller, @RequestParam Side side,
            @Parameter(description = "in any when absent") @RequestParam(required = false) MoneyRequest.@Nullable State state,
            @Valid @ParameterObject PageQuery page) {
        return readRequests.list(caller.memberId(), side, state, page)
                .map(found -> MoneyRequestView.of(found, caller.memberId()));
    }

    @Operation(summary = "A request as it is now")
    @Refuses("MONEY_REQUEST_NOT_FOUND")
    @GetMapping("/{moneyRequestId}")
    MoneyRequestView read(MemberCaller caller, @PathVariable MoneyRequestId moneyRequestId) {
        return readRequests.one(caller.memberId(), moneyRequestId)
                .map(found -> MoneyRequestView.of(found, caller.memberId()))
                .orElseThrow(() -> new DomainException(PayError.MONEY_REQUEST_NOT_FOUND));
    }

    @Operation(summary = "Pay what was asked for", description = """
            A transfer to the asker, with the limits of transfers. From an amount on, which depends on the caller's identity tier, the
            device signs: ES256 over the UTF-8 text `madang.pay.money-request.v1`, the `Idempotency-Key`, the request's id and the amount,
            one below the other, separated by line feeds.""")
    @Refuses({"MONEY_REQUEST_NOT_FOUND", "MONEY_REQUEST_CLOSED", "TRANSFER_PAYEE_UNAVAILABLE", "TRANSFER_PAYEE_FULL",
            "TRANSFER_ABOVE_LIMIT", "TRANSFER_ABOVE_DAILY_LIMIT", "TRANSFER_ABOVE_MONTHLY_LIMIT",
            "INSUFFICIENT_BALANCE", "AUTO_TOP_UP_PENDING", "BANK_UNDER_MAINTENANCE", "WALLET_CLOSED",
            "WALLET_FROZEN", "TRANSFER_STEP_UP", "TRANSFER_REFUSED", "DEVICE_SIGNATURE_MISSING", "DEVICE_UNKNOWN",
            "DEVICE_REVOKED",
            "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/{moneyRequestId}/payment")
    ResponseEntity<MoneyRequestView> pay(MemberCaller caller, IdempotencyKey key,
            @PathVariable MoneyRequestId moneyRequestId,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader(name = "X-Device-Signature", required = false) @Size(max = 200) @Nullable String signature) {
        Won amount = readRequests.one(caller.memberId(), moneyRequestId).map(MoneyRequest::amount)
                .orElseThrow(() -> new DomainException(PayError.MONEY_REQUEST_NOT_FOUND));
        return decisions.writingRefusal(noted -> fillShortWallet.fillingIfShort(caller.memberId(), amount,
                watch -> idempotency.once(key, null, () -> ResponseEntity.ok(MoneyRequestView.of(
                        noted.over(() -> watch.over(
                                () -> payRequest.pay(caller, key, moneyRequestId, signature))),
                        caller.memberId())))));
    }

    @Operation(summary = "Decline to pay")
    @Refuses({"MONEY_REQUEST_NOT_FOUND", "MONEY_REQUEST_CLOSED"})
    @PostMapping("/{moneyRequestId}/refusal")
    ResponseEntity<MoneyRequestView> decline(MemberCaller caller, IdempotencyKey key,
            @PathVariable MoneyRequestId moneyRequestId) {
        return idempotency.once(key, null, () -> ResponseEntity.ok(MoneyRequestView
                .of(declineRequest.decline(caller.memberId(), moneyRequestId), caller.memberId())));
    }

    @Operation(summary = "Take back what was asked for")
    @Refuses({"MONEY_REQUEST_NOT_FOUND", "MONEY_REQUEST_CLOSED"})
    @PostMapping("/{moneyRequestId}/cancellation")
    ResponseEntity<MoneyRequestView> cancel(MemberCaller caller, IdempotencyKey key,
            @PathVariable MoneyRequestId moneyRequestId) {
        return idempotency.once(key, null, () -> ResponseEntity.ok(MoneyRequestView
                .of(cancelRequest.cancel(caller.memberId(), moneyRequestId), caller.memberId())));
    }

    @Operation(summary = "Remind the asked one, once a day at most")
    @Refuses({"MONEY_REQUEST_NOT_FOUND", "MONEY_REQUEST_CLOSED", "MONEY_REQUEST_REMINDED_TODAY"})
    @PostMapping("/{moneyRequestId}/reminder")
    ResponseEntity<MoneyRequestView> remind(MemberCaller caller, IdempotencyKey key,
            @PathVariable MoneyRequestId moneyRequestId) {
        return idempotency.once(key, null, () -> ResponseEntity.ok(MoneyRequestView
                .of(remindAsked.remind(caller.memberId(), moneyRequestId), caller.memberId())));
    }
}
