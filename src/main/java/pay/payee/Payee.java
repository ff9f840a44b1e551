package pay.payee;

import org.jspecify.annotations.Nullable;

import pay.ledger.Account;
import platform.id.Tsid;

/**
 * A member as the other side of a transfer.
 *
 * @param wallet the account of their wallet
 * @param isOpen whether money may come into it and go out of it
 * @param suspense where what comes for their frozen wallet is kept; null unless it is frozen
 * @param isReported whether it is on the operators' list of reported accounts
 * @param maskedName all that others see of their name
 */
public record Payee(Tsid memberId, Account wallet, boolean isOpen, @Nullable Account suspense, boolean isReported,
        String maskedName) {
    /** Whether nothing may go out of the wallet. */
    public boolean isFrozen() {
        return suspense != null;
    }
}
