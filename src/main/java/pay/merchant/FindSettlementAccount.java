package pay.merchant;

import java.util.Optional;

import org.springframework.stereotype.Component;
import pay.bank.BankAccountId;

/** Finds where a merchant is paid out to. */
@Component
public class FindSettlementAccount {
    private final MerchantApplications applications;

    FindSettlementAccount(MerchantApplications applications) {
        this.applications = applications;
    }

    /** The account that it applied with, or that two operators have put in its place; the bank confirmed its holder. None for one that never applied. */
    public Optional<BankAccountId> of(MerchantId merchant) {
        return applications.find(merchant).map(MerchantApplication::account);
    }
}
