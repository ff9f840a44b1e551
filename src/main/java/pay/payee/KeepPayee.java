package pay.payee;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.wallet.LockWallet;
import platform.id.Tsid;
import platform.person.MaskedName;
import platform.person.PhoneNumber;

/** Takes down how a member is found; nothing of one who has left, whichever event comes first. */
@Component
class KeepPayee {
    private final LockWallet wallets;
    private final Payees payees;

    KeepPayee(LockWallet wallets, Payees payees) {
        this.wallets = wallets;
        this.payees = payees;
    }

    /**
     * Keeps it.
     *
     * @param name null when only the phone number is told
     * @param phone digits; null when it was not told
     */
    @Transactional
    public void keep(Tsid member, @Nullable String name, @Nullable String phone, Instant since) {
        if (wallets.lock(member).isOpen()) {
            payees.put(member, name == null ? null : MaskedName.of(name),
                    phone == null ? null : new PhoneNumber(phone), since);
        }
    }
}
