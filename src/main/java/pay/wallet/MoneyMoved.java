package pay.wallet;

import java.time.Instant;

/**
 * Why a wallet moves, as its member sees it.
 *
 * @param description in the member's words: the order's name, the bank's
 */
public record MoneyMoved(Kind kind, String description, Instant at) {
    /** The kinds of a wallet's movements. */
    public enum Kind {
        /** Balance that a demo or an import begins with. */
        OPENING, TOP_UP, PAYMENT, REFUND,
        /** Sent to another member, and come from one. */
        TRANSFER, TRANSFER_IN,
        /** Sent to a bank account, the member's own or somebody's. */
        WITHDRAWAL,
        /** A loan handed over, and what is paid back of it. */
        LOAN, LOAN_REPAYMENT,
        /** What was left when the member went, sent to their bank account. */
        LEAVING,
        /** By two operators, who mended something. */
        ADJUSTMENT
    }

    public MoneyMoved {
        if (description.length() > 255) {
            throw new IllegalArgumentException("A description of " + description.length() + " characters");
        }
    }
}
