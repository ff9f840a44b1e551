package commerce.settlement;

import java.util.Optional;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Finds where a seller is paid out to. */
@Component
public class FindPayee {
    private final SettlementAccounts accounts;

    FindPayee(SettlementAccounts accounts) {
        this.accounts = accounts;
    }

    /** The account that pay has confirmed; none before. */
    public Optional<Tsid> of(SellerId seller) {
        return accounts.find(seller).map(SettlementAccounts.SettlementAccount::payee);
    }
}
