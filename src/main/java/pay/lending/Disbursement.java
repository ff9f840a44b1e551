package pay.lending;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A loan's money on its way to the member, or there.
 *
 * @param name of the loan, as the member knows it
 * @param toBank what goes, or went, to a bank account
 */
record Disbursement(Tsid loanId, Tsid memberId, Tsid lenderId, String name, Won amount, Won toWallet, Won toBank,
        Status status, @Nullable String failure) {
    /** How far it is. */
    enum Status {
        /** A part is on its way to a bank. */
        PENDING, COMPLETED,
        /** Nothing of it was handed over. */
        FAILED
    }

    /** Why nothing was handed over. */
    enum Failure {
        /** More than the wallet may hold, and no bank account to take the rest. */
        NO_ACCOUNT_FOR_THE_REST,
        /** The wallet is closed: the member has left. */
        WALLET_CLOSED
    }
}
