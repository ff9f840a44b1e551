package pay.bank;

import java.time.Duration;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.web.DomainException;

/** Asks a bank whose an account is. */
@Component
public class AskHolder {
    private final Bank bank;

    AskHolder(Bank bank) {
        this.bank = bank;
    }

    /**
     * The name of the holder, as the bank has it; a remote call, outside a transaction.
     *
     * @throws DomainException {@code BANK_ACCOUNT_REFUSED}, {@code BANK_UNDER_MAINTENANCE} or {@code BANK_UNAVAILABLE}
     */
    public String of(BankCode code, AccountNumber number) {
        return switch (bank.look(code, number)) {
            case AccountLook.Open open -> open.holder();
            case AccountLook.None none -> throw new DomainException(PayError.BANK_ACCOUNT_REFUSED);
            case AccountLook.NotNow closed -> throw new DomainException(PayError.BANK_UNDER_MAINTENANCE);
            case AccountLook.Unknown unknown -> throw DomainException.retryAfter(Duration.ofSeconds(5),
                    PayError.BANK_UNAVAILABLE);
        };
    }
}
