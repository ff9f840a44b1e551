package pay.withdrawal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.bank.BankTransferId;
import pay.bank.CallBank;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.transfer.CountTransfer;
import platform.money.Won;
import platform.person.MaskedName;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Sends money to a bank account: what is asked for is recorded, then the bank is called, then its answer is recorded. */
@Component
class WithdrawMoney {
    private final BeginWithdrawal beginWithdrawal;
    private final AskHolder askHolder;
    private final CheckDeviceSignature signatures;
    private final CountTransfer countTransfer;
    private final CallBank callBank;

    WithdrawMoney(BeginWithdrawal beginWithdrawal, AskHolder askHolder, CheckDeviceSignature signatures,
            CountTransfer countTransfer, CallBank callBank) {
        this.beginWithdrawal = beginWithdrawal;
        this.askHolder = askHolder;
        this.signatures = signatures;
        this.countTransfer = countTransfer;
        this.callBank = callBank;
    }

    /** Records what goes to the member's own account, before the bank hears of it. */
    WithdrawalId begin(MemberCaller caller, BankAccountId account, Won amount, boolean signed) {
        return beginWithdrawal.toOwn(caller, account, amount, signed);
    }

    /**
     * Records what goes to somebody's account, before the bank hears of it.
     *
     * @throws DomainException as {@link BeginWithdrawal#toPayee} does
     */
    WithdrawalId begin(MemberCaller caller, AccountPayee payee, boolean signed) {
        return beginWithdrawal.toPayee(caller, payee, signed);
    }

    /**
     * Refuses what the device has to sign and did not.
     *
     * @param message what the device signs
     * @param signature of the caller's device; needed from an amount on
     */
    void requireSigned(MemberCaller caller, Won amount, String message, @Nullable String signature) {
        if (signature != null) {
            signatures.check(caller, message, signature);
        } else if (countTransfer.isSigned(caller, amount)) {
            throw new DomainException(PayError.DEVICE_SIGNATURE_MISSING);
        }
    }

    /**
     * Whose an account is, masked; a remote call.
     *
     * @throws DomainException {@code BANK_ACCOUNT_REFUSED} or {@code BANK_UNAVAILABLE}
     */
    String holder(BankCode bank, AccountNumber number) {
        return MaskedName.of(askHolder.of(bank, number));
    }

    /**
     * Calls the bank once: afterwards the withdrawal is completed, refused, or pending when the bank did not answer. Not of what was
     * held for a review, whatever was decided since.
     */
    void carryOut(WithdrawalId id) {
        callBank.callNow(new BankTransferId(id.value()));
    }
}
