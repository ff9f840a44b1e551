package pay.topup;

import org.springframework.stereotype.Component;
import pay.bank.BankAccountId;
import pay.bank.BankTransferId;
import pay.bank.CallBank;
import platform.id.Tsid;
import platform.money.Won;

/** Fills the wallet: the request is recorded, then the bank is called, then its answer is recorded. */
@Component
class TopUpWallet {
    private final BeginTopUp beginTopUp;
    private final CallBank callBank;

    TopUpWallet(BeginTopUp beginTopUp, CallBank callBank) {
        this.beginTopUp = beginTopUp;
        this.callBank = callBank;
    }

    /** Records what was asked for, before the bank hears of it. */
    TopUpId begin(Tsid memberId, BankAccountId bankAccountId, Won amount) {
        return beginTopUp.begin(memberId, bankAccountId, amount);
    }

    /** Calls the bank once: afterwards the top-up is completed, refused, or pending when the bank did not answer. */
    void carryOut(TopUpId id) {
        callBank.callNow(new BankTransferId(id.value()));
    }
}
