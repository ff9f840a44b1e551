package pay.approval;

import org.springframework.stereotype.Component;
import pay.bank.BankAccountId;
import pay.merchant.ChangeSettlementAccount;
import pay.merchant.ChangeSettlementAccount.Change;
import pay.merchant.MerchantId;
import platform.id.Tsid;

/** Has a merchant paid out to another account, whose holder the bank was asked for. */
@Component
class SetSettlementAccount implements Enactment<Terms.SettlementAccount> {
    private final ChangeSettlementAccount change;

    SetSettlementAccount(ChangeSettlementAccount change) {
        this.change = change;
    }

    static Terms.SettlementAccount terms(Change change) {
        return new Terms.SettlementAccount(Tsid.of(change.merchant()), change.before().value(), change.after().value(),
                change.holder());
    }

    @Override
    public Class<Terms.SettlementAccount> terms() {
        return Terms.SettlementAccount.class;
    }

    @Override
    public void check(Terms.SettlementAccount terms) {
        change.check(change(terms));
    }

    @Override
    public String about(Terms.SettlementAccount terms) {
        return change.about(change(terms));
    }

    @Override
    public void enact(Tsid proposal, Terms.SettlementAccount terms) {
        change.change(change(terms));
    }

    private static Change change(Terms.SettlementAccount terms) {
        return new Change(new MerchantId(terms.merchant().value()), new BankAccountId(terms.before()),
                new BankAccountId(terms.account()), terms.holder());
    }
}
