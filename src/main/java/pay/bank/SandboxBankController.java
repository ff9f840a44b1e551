package pay.bank;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows statements of the bank in the box, for whoever tries the system out without an account. */
@RestController
class SandboxBankController {
    private final SandboxBank bank;

    SandboxBankController(SandboxBank bank) {
        this.bank = bank;
    }

    record Statement(List<SandboxBooks.Entry> items) {}

    @Operation(summary = "The statement of an account at the sandbox bank, newest first (sandbox only)")
    @GetMapping("/sandbox/bank")
    Statement statement(@RequestParam @Pattern(regexp = BankCode.PATTERN) String bankCode,
            @RequestParam @Pattern(regexp = AccountNumber.PATTERN) String accountNumber) {
        return new Statement(bank.statement(BankCode.of(bankCode).orElseThrow(), new AccountNumber(accountNumber)));
    }
}
