package pay.virtualaccount;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import pay.bank.BankCode;
import platform.money.Won;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/**
 * Deposits at virtual accounts of the bank in the box, by whoever tries the system out: the bank tells of each at once, or its notice gets lost. Not there with
 * another bank: whoever deposits here has paid.
 */
@RestController
class SandboxDepositController {
    private final PlayBankDeposit play;
    private final boolean open;

    SandboxDepositController(PlayBankDeposit play, VirtualAccountSettings settings) {
        this.play = play;
        this.open = settings.bank() == VirtualAccountSettings.Provider.SANDBOX;
    }

    /** @param verdict null when the notice of it got lost */
    record Deposited(@Nullable Verdict verdict) {}

    @Operation(summary = "Deposit at a virtual account of the sandbox bank; told again by its reference (sandbox only)")
    @PostMapping("/sandbox/deposits")
    Deposited deposit(@RequestParam @Pattern(regexp = BankCode.PATTERN) String bankCode,
            @RequestParam @Pattern(regexp = "[0-9]{10,14}") String accountNumber,
            @RequestParam @Positive @Max(1_000_000_000) long amount,
            @RequestParam(defaultValue = "") @Pattern(regexp = "[A-Za-z0-9._-]{0,40}") String reference,
            @RequestParam(defaultValue = "true") boolean noticed) {
        if (!open) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return new Deposited(play.deposit(BankCode.of(bankCode).orElseThrow(), accountNumber, Won.of(amount),
                reference.isEmpty() ? null : reference, noticed));
    }
}
