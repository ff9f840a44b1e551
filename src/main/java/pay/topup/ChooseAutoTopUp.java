package pay.topup;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.LinkedAccounts;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.wallet.LockWallet;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Notes that a member's wallet is to be filled by itself. */
@Component
class ChooseAutoTopUp {
    private final CheckDeviceSignature signatures;
    private final LockWallet wallets;
    private final LinkedAccounts accounts;
    private final AutoTopUps autoTopUps;

    ChooseAutoTopUp(CheckDeviceSignature signatures, LockWallet wallets, LinkedAccounts accounts,
            AutoTopUps autoTopUps) {
        this.signatures = signatures;
        this.wallets = wallets;
        this.accounts = accounts;
        this.autoTopUps = autoTopUps;
    }

    /**
     * Replaces what was chosen before.
     *
     * @param signature of the caller's device: from then on money leaves the account without being asked for each time
     * @throws DomainException {@code WALLET_CLOSED}, {@code BANK_ACCOUNT_NOT_FOUND}, or that the signature is not good
     */
    @Transactional
    public void choose(MemberCaller caller, AutoTopUp chosen, String signature) {
        signatures.check(caller, message(chosen), signature);
        // Under the wallet's lock: who leaves meanwhile would leave it behind.
        if (!wallets.lock(caller.memberId()).isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (accounts.find(caller.memberId(), chosen.bankAccountId()).isEmpty()) {
            throw new DomainException(PayError.BANK_ACCOUNT_NOT_FOUND);
        }
        autoTopUps.put(caller.memberId(), chosen);
    }

    static String message(AutoTopUp chosen) {
        return String.join("\n", "madang.pay.auto-top-up.v1", Long.toString(chosen.bankAccountId().value()),
                Long.toString(chosen.step().amount()));
    }
}
