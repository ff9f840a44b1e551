package pay.bank;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

/** A member's linked bank accounts. */
@RestController
@RequestMapping("/v1/pay/bank-accounts")
@Tag(name = "Pay")
class BankAccountController {
    private final LinkBankAccount linkBankAccount;
    private final VerifyBankAccount verifyBankAccount;
    private final LinkedAccounts linked;

    BankAccountController(LinkBankAccount linkBankAccount, VerifyBankAccount verifyBankAccount,
            LinkedAccounts linked) {
        this.linkBankAccount = linkBankAccount;
        this.verifyBankAccount = verifyBankAccount;
        this.linked = linked;
    }

    /** A bank account to link. */
    record LinkRequest(
            @Schema(description = "the bank's code at the clearing house", example = "088") @NotNull @Pattern(regexp = BankCode.PATTERN) String bankCode,
            @Schema(description = "digits without dashes", example = "110123456789") @NotNull @Pattern(regexp = AccountNumber.PATTERN) String accountNumber) {
        @Override
        public String toString() {
            return "LinkRequest[" + bankCode + "]";
        }
    }

    /** A linked bank account; of its number only the end is shown. */
    record BankAccountView(@Schema(example = "695784701952131072") BankAccountId id,
            @Schema(example = "088") String bankCode,
            @Schema(example = "신한은행") String bankName, @Schema(example = "****6789") String maskedNumber,
            @Schema(description = "false until the code came back that was sent there") boolean verified,
            Instant linkedAt) {
        static BankAccountView of(BankAccount account) {
            return new BankAccountView(account.id(), account.bank().code(), account.bank().label(),
                    "****" + account.lastFour(), account.isLinked(), account.linkedAt());
        }
    }

    /** What a member linked. */
    record BankAccountsView(List<BankAccountView> items) {}

    @Operation(summary = "Begin to link a bank account", description = """
            One won is sent there; beside it the account's statement shows `마당` and a code of four digits, good for ten minutes and
            five tries, which links it. Asked again, another code is sent, three times a day at most. Money that the wallet may not hold goes to the account
            linked first.""")
    @Refuses({"WALLET_CLOSED", "BANK_ACCOUNT_ALREADY_LINKED", "BANK_ACCOUNT_LIMIT_REACHED", "ACCOUNT_CODES_TODAY",
            "BANK_ACCOUNT_REFUSED", "BANK_UNDER_MAINTENANCE", "BANK_UNAVAILABLE"})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BankAccountView link(MemberCaller caller, @Valid @RequestBody LinkRequest request) {
        return BankAccountView.of(linkBankAccount.link(caller.memberId(), BankCode.of(request.bankCode()).orElseThrow(),
                new AccountNumber(request.accountNumber())));
    }

    /** The code that the account's statement shows. */
    record VerificationRequest(@Schema(example = "4711") @NotNull @Pattern(regexp = "[0-9]{4}") String code) {}

    @Operation(summary = "Link a bank account by the code that was sent there", description = """
            Signed by the device: ES256 over the UTF-8 text `madang.pay.bank-account.v1`, the account's id and the code, one below the
            other, separated by line feeds.""")
    @Refuses({"BANK_ACCOUNT_NOT_FOUND", "WALLET_CLOSED", "BANK_ACCOUNT_LIMIT_REACHED", "ACCOUNT_CODE_WRONG",
            "ACCOUNT_CODE_OVER", "DEVICE_UNKNOWN", "DEVICE_REVOKED", "DEVICE_SIGNATURE_INVALID"})
    @PostMapping("/{bankAccountId}/verification")
    BankAccountView verify(MemberCaller caller, @PathVariable BankAccountId bankAccountId,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody VerificationRequest request) {
        return BankAccountView.of(verifyBankAccount.verify(caller, bankAccountId, request.code(), signature));
    }

    @Operation(summary = "The linked bank accounts, oldest first")
    @GetMapping
    BankAccountsView list(MemberCaller caller) {
        return new BankAccountsView(linked.of(caller.memberId()).stream().map(BankAccountView::of).toList());
    }
}
