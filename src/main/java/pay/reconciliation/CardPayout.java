package pay.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import pay.psp.CardCompany;
import platform.crypto.Sha256;
import platform.money.Won;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A part of what a card company owed us that it has paid, or kept for itself.
 *
 * @param which of its payouts
 * @param at by their clock
 */
record CardPayout(PayoutNumber which, Kind kind, Won amount, Instant at) {
    /** What became of it. */
    enum Kind {
        /** It is on the trust account. */
        PAYOUT,
        /** The company keeps it as its fee. */
        FEE
    }

    /**
     * What a payout is known by, as files have it: {@code 41-P7712}.
     *
     * @param own the company's own number of it
     */
    record PayoutNumber(CardCompany company, String own) {
        private static final Pattern TEXT = Pattern.compile("([0-9A-Z]{2})-([A-Za-z0-9]{1,15})");
        private static final int HEX_DIGITS = 15;

        /** None when it is not well formed, or of a company that we do not know. */
        static Optional<PayoutNumber> of(String text) {
            Matcher matcher = TEXT.matcher(text);
            return matcher.matches()
                    ? CardCompany.of(matcher.group(1)).map(company -> new PayoutNumber(company, matcher.group(2)))
                    : Optional.empty();
        }

        /** What stands for it where a number has to: 60 bits of SHA-256. */
        long fileKey() {
            return Long.parseLong(
                    Sha256.hex(("CARD:" + company.code() + ":" + own).getBytes(UTF_8)).substring(0, HEX_DIGITS), 16);
        }
    }
}
