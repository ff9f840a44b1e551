package pay.virtualaccount;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.bank.BankCode;
import platform.money.Won;

/**
 * A deposit that a bank told of.
 *
 * @param reference the bank's own number of it, at most 40 characters: told again, it is the same deposit
 * @param at when it was made
 */
record Deposit(BankCode bank, String reference, String number, Won amount, Instant at) {
    /** What became of one that was told. */
    record Taken(DepositId id, Verdict verdict, @Nullable VirtualAccount account) {}
}
