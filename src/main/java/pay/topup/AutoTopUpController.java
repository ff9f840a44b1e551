package pay.topup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pay.bank.BankAccountId;
import pay.error.PayError;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.Refuses;

/** Whether the wallet is filled by itself. */
@RestController
@RequestMapping("/v1/pay/auto-top-up")
@Tag(name = "Pay")
class AutoTopUpController {
    private final ChooseAutoTopUp chooseAutoTopUp;
    private final AutoTopUps autoTopUps;

    AutoTopUpController(ChooseAutoTopUp chooseAutoTopUp, AutoTopUps autoTopUps) {
        this.chooseAutoTopUp = chooseAutoTopUp;
        this.autoTopUps = autoTopUps;
    }

    /** From where, and in which steps, a short wallet is filled. */
    @Schema(name = "AutoTopUp")
    record AutoTopUpView(@Schema(example = "695784701952131072") @NotNull BankAccountId bankAccountId,
            @Schema(description = "what is missing is rounded up to a multiple of it", example = "10000") @NotNull @Min(1_000) @Max(1_000_000) Won step) {}

    @Operation(summary = "Have the wallet filled by itself when it is short", description = """
            When a transfer or the confirmation of a payment finds too little in the wallet, what is missing comes from
            this account first. Signed by the device: ES256 over the UTF-8 text `madang.pay.auto-top-up.v1`, the account's id and the
            step, one below the other, separated by line feeds.""")
    @Refuses({"BANK_ACCOUNT_NOT_FOUND", "WALLET_CLOSED", "DEVICE_UNKNOWN", "DEVICE_REVOKED",
            "DEVICE_SIGNATURE_INVALID"})
    @PutMapping
    AutoTopUpView choose(MemberCaller caller,
            @Parameter(description = "base64url, r‖s or DER") @RequestHeader("X-Device-Signature") @Size(max = 200) String signature,
            @Valid @RequestBody AutoTopUpView chosen) {
        chooseAutoTopUp.choose(caller, new AutoTopUp(chosen.bankAccountId(), chosen.step()), signature);
        return chosen;
    }

    @Operation(summary = "How the wallet is filled by itself")
    @Refuses("AUTO_TOP_UP_NOT_FOUND")
    @GetMapping
    AutoTopUpView read(MemberCaller caller) {
        return autoTopUps.find(caller.memberId())
                .map(chosen -> new AutoTopUpView(chosen.bankAccountId(), chosen.step()))
                .orElseThrow(() -> new DomainException(PayError.AUTO_TOP_UP_NOT_FOUND));
    }

    @Operation(summary = "Have the wallet filled by hand again")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(MemberCaller caller) {
        autoTopUps.remove(caller.memberId());
    }
}
