package pay.withdrawal;

import java.net.URI;
import java.util.Objects;

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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pay.bank.AccountNumber;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.error.PayError;
import pay.fraud.FraudDecisions;
import pay.topup.FillShortWallet;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;
import platform.web.idempotency.Idempotency;
import platform.web.idempotency.IdempotencyKey;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** Money from the wallet to bank accounts. */
@RestController
@RequestMapping("/v1/pay")
@Tag(name = "Pay")
class WithdrawalController {
    private final Idempotency idempotency;
    private final WithdrawMoney withdrawMoney;
    private final ReadWithdrawals readWithdrawals;
    private final FillShortWallet fillShortWallet;
    private final FraudDecisions decisions;

    WithdrawalController(Idempotency idempotency, WithdrawMoney withdrawMoney, ReadWithdrawals readWithdrawals,
            FillShortWallet fillShortWallet, FraudDecisions decisions) {
        this.idempotency = idempotency;
        this.withdrawMoney = withdrawMoney;
        this.readWithdrawals = readWithdrawals;
        this.fillShortWallet = fillShortWallet;
        this.decisions = decisions;
    }

    /** What goes to a linked account. */
    record WithdrawalRequest(@Schema(example = "695784701952131072") @NotNull BankAccountId bankAccountId,
            @Schema(example = "50000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount) {
        /** What the device signs, byte for byte. */
        String message(String key) {
            return String.join("\n", "madang.pay.withdrawal.v1", key, Long.toString(bankAccountId.value()),
                    Long.toString(amount.amount()));
        }
    }

    /**
     * What goes to somebody's account.
     *
     * @param text what the account's statement shows
     */
    record AccountTransferRequest(@Schema(example = "088") @NotNull @Pattern(regexp = BankCode.PATTERN) String bankCode,
            @Schema(description = "digits without dashes", example = "110123456789") @NotNull @Pattern(regexp = AccountNumber.PATTERN) String accountNumber,
            @Schema(example = "50000", minimum = "1") @NotNull @Positive @Max(1_000_000_000) Won amount,
            @Schema(example = "김마당 월세") @NotNull @Pattern(regexp = "[가-힣A-Za-z0-9 ]{1,10}") String text) {
        AccountPayee toPayee() {
            return new AccountPayee(BankCode.of(bankCode).orElseThrow(), new AccountNumber(accountNumber), amount,
                    text);
        }

        @Override
        public String toString() {
            return "AccountTransferRequest[" + bankCode + ", " + amount + "]";
        }
    }

    @Operation(summary = "Send money to a linked bank account", description = """
            201 when the bank carried it out, 202 when it has not answered: it is asked until it does, the amount is held meanwhile, and
            the withdrawal shows what came of it. From an amount on, which depends on the caller's identity tier, the device signs: ES256
            over the UTF-8 text `madang.pay.withdrawal.v1`, the `Idempotency-Key`, the account's id and the amount, one below the other,
            separated by line feeds.""")
    @ApiResponse(responseCode = "201", description = "The money is at the bank")
    @ApiResponse(responseCode = "202", description = "The bank has not answered yet, or it is held for a review")
    @Refuses({"BANK_ACCOUNT_NOT_FOUND", "WALLET_CLOSED", "WALLET_FROZEN", "TRANSFER_STEP_UP", "TRANSFER_REFUSED",
            "INSUFFICIENT_BALANCE", "WITHDRAWAL_ACCOUNT_CLOSED",
            "WITHDRAWAL_NOT_CARRIED_OUT", "BANK_UNDER_MAINTENANCE", "DEVICE_SIGNATURE_MISSING", "DEVICE_UNKNOWN",
            "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/withdrawals")
    ResponseEntity<Withdrawal> withdraw(MemberCaller caller, IdempotencyKey key,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader(name = "X-Device-Signature", required = false) @Size(max = 200) @Nullable String signature,
            @Valid @RequestBody WithdrawalRequest request) {
        withdrawMoney.requireSigned(caller, request.amount(), request.message(key.key()), signature);
        return decisions.writingRefusal(noted -> idempotency.attempt(key, request,
                () -> noted.over(() -> withdrawMoney.begin(caller, request.bankAccountId(), request.amount(),
                        signature != null)),
                withdrawMoney::carryOut, id -> answer(caller, id)));
    }

    @Operation(summary = "Send money to somebody's bank account", description = """
            Counts against the limits of transfers. From an amount on, which depends on the caller's identity tier, the device signs:
            ES256 over the UTF-8 text `madang.pay.account-transfer.v1`, the `Idempotency-Key`, the bank's code, the account's number,
            the amount and the text, one below the other, separated by line feeds.""")
    @ApiResponse(responseCode = "201", description = "The money is at the bank")
    @ApiResponse(responseCode = "202", description = "The bank has not answered yet, or it is held for a review")
    @Refuses({"WALLET_CLOSED", "WALLET_FROZEN", "TRANSFER_STEP_UP", "TRANSFER_REFUSED", "INSUFFICIENT_BALANCE",
            "AUTO_TOP_UP_PENDING", "TRANSFER_ABOVE_LIMIT",
            "TRANSFER_ABOVE_DAILY_LIMIT", "TRANSFER_ABOVE_MONTHLY_LIMIT", "WITHDRAWAL_ACCOUNT_CLOSED",
            "WITHDRAWAL_NOT_CARRIED_OUT", "BANK_UNDER_MAINTENANCE",
            "DEVICE_SIGNATURE_MISSING", "DEVICE_UNKNOWN", "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/account-transfers")
    ResponseEntity<Withdrawal> transfer(MemberCaller caller, IdempotencyKey key,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader(name = "X-Device-Signature", required = false) @Size(max = 200) @Nullable String signature,
            @Valid @RequestBody AccountTransferRequest request) {
        AccountPayee payee = request.toPayee();
        withdrawMoney.requireSigned(caller, payee.amount(), payee.message(key.key()), signature);
        return decisions.writingRefusal(noted -> fillShortWallet.fillingIfShort(caller.memberId(), payee.amount(),
                watch -> idempotency.attempt(key, request,
                        () -> noted.over(
                                () -> watch.over(() -> withdrawMoney.begin(caller, payee, signature != null))),
                        withdrawMoney::carryOut, id -> answer(caller, id))));
    }

    /** An account to ask about. */
    record HolderRequest(@Schema(example = "088") @NotNull @Pattern(regexp = BankCode.PATTERN) String bankCode,
            @Schema(description = "digits without dashes", example = "110123456789") @NotNull @Pattern(regexp = AccountNumber.PATTERN) String accountNumber) {
        @Override
        public String toString() {
            return "HolderRequest[" + bankCode + "]";
        }
    }

    /** Whose an account is. */
    record HolderView(@Schema(example = "김*연") String holder) {}

    @Operation(summary = "Whose bank account it is, masked", description = "To be shown before money is sent there.")
    @Refuses({"BANK_ACCOUNT_REFUSED", "BANK_UNDER_MAINTENANCE", "BANK_UNAVAILABLE"})
    @PostMapping("/account-holders")
    HolderView holder(MemberCaller caller, @Valid @RequestBody HolderRequest request) {
        return new HolderView(withdrawMoney.holder(BankCode.of(request.bankCode()).orElseThrow(),
                new AccountNumber(request.accountNumber())));
    }

    @Operation(summary = "What was sent to bank accounts, latest first")
    @GetMapping("/withdrawals")
    CursorPage<Withdrawal> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return readWithdrawals.list(caller.memberId(), page);
    }

    @Operation(summary = "A withdrawal as it is now")
    @Refuses("WITHDRAWAL_NOT_FOUND")
    @GetMapping("/withdrawals/{withdrawalId}")
    Withdrawal read(MemberCaller caller, @PathVariable WithdrawalId withdrawalId) {
        return readWithdrawals.one(caller.memberId(), withdrawalId)
                .orElseThrow(() -> new DomainException(PayError.WITHDRAWAL_NOT_FOUND));
    }

    private ResponseEntity<Withdrawal> answer(MemberCaller caller, long id) {
        Withdrawal withdrawal = readWithdrawals.one(caller.memberId(), new WithdrawalId(id)).orElseThrow();
        URI location = URI.create("/v1/pay/withdrawals/" + id);
        return switch (withdrawal.status()) {
            case COMPLETED -> ResponseEntity.created(location).body(withdrawal);
            case HELD_FOR_REVIEW, PENDING ->
                ResponseEntity.status(HttpStatus.ACCEPTED).location(location).body(withdrawal);
            case REFUSED -> throw new DomainException(Objects.requireNonNull(withdrawal.refusal()));
        };
    }
}
