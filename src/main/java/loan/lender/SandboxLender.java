package loan.lender;

import java.math.BigDecimal;

/**
 * A lender in the box with its ways.
 *
 * @param baseRate of its cheapest loan
 * @param incomePercent how much of a yearly income it lends at most
 * @param latency median, milliseconds
 * @param manner how it answers
 */
record SandboxLender(Lender lender, BigDecimal baseRate, int incomePercent, int latency, Manner manner) {
    enum Manner {
        /** Answers on the line. */
        PLAIN,
        /** Answers by call-back. */
        CALLS_BACK,
        /** Often too late. */
        DAWDLES,
        /** Often not at all. */
        FAILS
    }
}
