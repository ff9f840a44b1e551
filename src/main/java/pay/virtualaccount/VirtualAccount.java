package pay.virtualaccount;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import platform.id.Tsid;
import platform.money.Won;

/**
 * An account number that a bank gave out for one payment.
 *
 * @param purpose what kind of payment that is
 * @param paymentId whose deposit is awaited there
 * @param memberId who pays
 * @param number null until the bank has given it out
 * @param dueAt until when the deposit counts
 * @param refundAccount where money goes back to
 */
public record VirtualAccount(VirtualAccountId id, DepositPurpose purpose, Tsid paymentId, Tsid memberId, BankCode bank,
        @Nullable String number,
        Won amount, Instant dueAt, BankAccountId refundAccount, State state) {

    /** How far it is. */
    public enum State {
        /** Chosen by the member; a bank may have given the number out, and nothing is awaited yet. */
        ASKED,
        /** The deposit is awaited. */
        WAITING,
        /** The deposit has come. Final. */
        PAID,
        /** Nothing is awaited any more. Final. */
        ENDED
    }

    /** What a deposit is: only the exact amount, once and in time, counts. */
    Verdict verdict(Won deposited, Instant at) {
        return verdict(state, amount, dueAt, deposited, at);
    }

    /** The same, of an account in test mode that no bank has given out. */
    public static Verdict verdict(State state, Won amount, Instant dueAt, Won deposited, Instant at) {
        return switch (state) {
            case PAID -> Verdict.AGAIN;
            case ASKED, ENDED -> Verdict.LATE;
            case WAITING -> at.isAfter(dueAt) ? Verdict.LATE : verdict(deposited.compareTo(amount));
        };
    }

    private static Verdict verdict(int more) {
        return more == 0 ? Verdict.EXACT : more < 0 ? Verdict.SHORT : Verdict.OVER;
    }
}
