package pay.virtualaccount;

import java.time.Instant;

import pay.bank.BankCode;
import platform.crypto.Sha256;
import platform.money.Won;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A deposit that a bank told of, by a notice or in its daily file.
 *
 * @param reference the bank's own number of it, at most 40 characters: told again, it is the same deposit
 * @param at when it was made
 */
public record Deposit(BankCode bank, String reference, String number, Won amount, Instant at) {
    private static final int HEX_DIGITS = 15;

    /** What stands for a deposit where a number has to: 60 bits of SHA-256 over the bank's code and its own number of it. */
    public static long fileKey(BankCode bank, String reference) {
        return Long.parseLong(Sha256.hex((bank.code() + ":" + reference).getBytes(UTF_8)).substring(0, HEX_DIGITS), 16);
    }
}
