package pay.transfer;

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
import org.springframework.web.bind.annotation.RestController;
import pay.error.PayError;
import pay.topup.FillShortWallet;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Money from member to member. */
@RestController
@RequestMapping(TransferController.PATH)
@Tag(name = "Pay")
class TransferController {
    static final String PATH = "/v1/pay/transfers";
    static final String SIGNATURE = "X-Device-Signature";

    private final Idempotency idempotency;
    private final SendMoney sendMoney;
    private final AcceptTransfer acceptTransfer;
    private final CancelTransfer cancelTransfer;
    private final ReadTransfers readTransfers;
    private final FillShortWallet fillShortWallet;

    TransferController(Idempotency idempotency, SendMoney sendMoney, AcceptTransfer acceptTransfer,
            CancelTransfer cancelTransfer, ReadTransfers readTransfers, FillShortWallet fillShortWallet) {
        this.idempotency = idempotency;
        this.sendMoney = sendMoney;
        this.acceptTransfer = acceptTransfer;
        this.cancelTransfer = cancelTransfer;
        this.readTransfers = readTransfers;
        this.fillShortWallet = fillShortWallet;
    }

    /**
     * What to send.
     *
     * @param to a member's id, or a phone number
     * @param memo both sides see it
     */
    record TransferRequest(@Schema(example = "01012345678") @NotNull @Pattern(regexp = Addressee.PATTERN) String to,
            @Schema(example = "12000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @Schema(example = "점심값") @Size(min = 1, max = 50) @Nullable String memo) {}

    @Operation(summary = "Send money to a member", description = """
            To a phone number of nobody it is held: whoever joins with that number can accept it within seven days, then it goes back.
            From an amount on, which depends on the caller's identity tier, the device signs: ES256 over the UTF-8 text
            `madang.pay.transfer.v1`, the `Idempotency-Key`, the member's id or the phone number in eleven digits, and the amount,
            one below the other, separated by line feeds. What looks like fraud is refused, needs the signature below that amount
            (`TRANSFER_STEP_UP`: to be sent again, signed, under another key), or is held until somebody here has looked at it
            (`HELD_FOR_REVIEW`).""")
    @ApiResponse(responseCode = "201", description = "It is there, or held")
    @Refuses({"TRANSFER_TO_SELF", "TRANSFER_PAYEE_UNAVAILABLE", "TRANSFER_PAYEE_FULL", "TRANSFER_ABOVE_LIMIT",
            "TRANSFER_ABOVE_DAILY_LIMIT", "TRANSFER_ABOVE_MONTHLY_LIMIT", "INSUFFICIENT_BALANCE", "AUTO_TOP_UP_PENDING",
            "BANK_UNDER_MAINTENANCE",
            "WALLET_CLOSED", "WALLET_FROZEN", "TRANSFER_STEP_UP", "TRANSFER_REFUSED",
            "DEVICE_SIGNATURE_MISSING", "DEVICE_UNKNOWN", "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping
    ResponseEntity<TransferView> send(MemberCaller caller, IdempotencyKey key,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader(name = SIGNATURE, required = false) @Size(max = 200) @Nullable String signature,
            @Valid @RequestBody TransferRequest request) {
        return fillShortWallet.fillingIfShort(caller.memberId(), request.amount(),
                watch -> idempotency.together(key, request, shared -> watch.over(() -> sendMoney.send(
                        new TransferOrder(shared, caller, Addressee.parse(request.to()), request.amount(),
                                request.memo(), signature != null),
                        signature))));
    }

    @Operation(summary = "What the member sent and received, latest first")
    @GetMapping
    CursorPage<TransferView> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readTransfers.list(caller.memberId(), page).map(found -> TransferView.of(found, caller.memberId()));
    }

    @Operation(summary = "What was sent to the member's phone number before they had it, latest first")
    @GetMapping("/waiting")
    CursorPage<TransferView> waiting(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readTransfers.waiting(caller.memberId(), page).map(found -> TransferView.of(found, caller.memberId()));
    }

    @Operation(summary = "A transfer as it is now")
    @Refuses("TRANSFER_NOT_FOUND")
    @GetMapping("/{transferId}")
    TransferView read(MemberCaller caller, @PathVariable TransferId transferId) {
        return readTransfers.one(caller.memberId(), transferId)
                .map(found -> TransferView.of(found, caller.memberId()))
                .orElseThrow(() -> new DomainException(PayError.TRANSFER_NOT_FOUND));
    }

    @Operation(summary = "Accept what was sent to the member's phone number")
    @Refuses({"TRANSFER_NOT_FOUND", "TRANSFER_ENDED", "TRANSFER_TO_SELF", "TRANSFER_SUSPENDED", "WALLET_CLOSED",
            "WALLET_FROZEN", "WALLET_CAP_EXCEEDED"})
    @PostMapping("/{transferId}/acceptance")
    ResponseEntity<TransferView> accept(MemberCaller caller, IdempotencyKey key, @PathVariable TransferId transferId) {
        return idempotency.once(key, null, () -> ResponseEntity.ok(
                TransferView.of(acceptTransfer.accept(caller.memberId(), transferId), caller.memberId())));
    }

    @Operation(summary = "Take back what nobody has accepted yet")
    @Refuses({"TRANSFER_NOT_FOUND", "TRANSFER_ENDED"})
    @PostMapping("/{transferId}/cancellation")
    ResponseEntity<TransferView> cancel(MemberCaller caller, IdempotencyKey key, @PathVariable TransferId transferId) {
        return idempotency.once(key, null, () -> ResponseEntity.ok(
                TransferView.of(cancelTransfer.cancel(caller.memberId(), transferId), caller.memberId())));
    }
}
