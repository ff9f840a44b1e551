package pay.approval;

import org.springframework.stereotype.Component;
import pay.bank.BankAccountId;
import pay.virtualaccount.SendDepositBack;
import platform.id.Tsid;

/** Sends a deposit that is kept to an account whose holder the bank was asked for. */
@Component
class ReturnDeposit implements Enactment<Terms.DepositReturn> {
    private final SendDepositBack sendDepositBack;

    ReturnDeposit(SendDepositBack sendDepositBack) {
        this.sendDepositBack = sendDepositBack;
    }

    @Override
    public Class<Terms.DepositReturn> terms() {
        return Terms.DepositReturn.class;
    }

    @Override
    public void check(Terms.DepositReturn terms) {
        sendDepositBack.requireKept(terms.deposit());
    }

    @Override
    public String about(Terms.DepositReturn terms) {
        return sendDepositBack.about(terms.deposit(), new BankAccountId(terms.account()));
    }

    @Override
    public void enact(Tsid proposal, Terms.DepositReturn terms) {
        sendDepositBack.send(terms.deposit(), new BankAccountId(terms.account()));
    }
}
