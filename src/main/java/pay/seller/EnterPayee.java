package pay.seller;

import org.springframework.stereotype.Component;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankCode;
import pay.bank.HolderName;
import pay.error.PayError;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** One of a seller's people says where it is to be paid out to; whose the account is, the bank is asked before. */
@Component
class EnterPayee {
    private final AskHolder askHolder;
    private final KeepPayee keep;

    EnterPayee(AskHolder askHolder, KeepPayee keep) {
        this.askHolder = askHolder;
        this.keep = keep;
    }

    /**
     * Enters it; it waits for an operator.
     *
     * @param holder whose it is, as they say
     * @throws DomainException {@link PayError#PAYEE_HOLDER_DIFFERS}, or the bank's
     */
    void enter(Tsid seller, StaffCaller by, BankCode bank, AccountNumber number, String holder) {
        String found = askHolder.of(bank, number);
        if (!HolderName.isOf(found, holder)) {
            throw new DomainException(PayError.PAYEE_HOLDER_DIFFERS);
        }
        keep.keep(seller, by, bank, number, found);
    }
}
