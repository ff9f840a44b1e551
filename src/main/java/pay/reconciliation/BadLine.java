package pay.reconciliation;

/** A line that cannot be read, by its number from 1, and why. */
record BadLine(int number, Reason reason) {
    /** What is wrong with it. */
    enum Reason {
        /** The first line is no head, or names no source that we know. */
        HEAD,
        /** Not as many columns as there must be, or a first column that is none of H, D and T. */
        COLUMNS,
        /** No number of ours; of a deposit no account. */
        REQUEST,
        /** None of the source's kinds. */
        KIND,
        /** Empty, longer than 40 characters, or other characters than letters, digits and {@code ._-}. */
        REFERENCE,
        /** No whole won above 0. */
        AMOUNT,
        /** No time as in {@code 2026-11-26T10:11:12}. */
        TIME,
        /** The file ends without its last line, or goes on after it. */
        TAIL,
        /** Not as many lines as the last line says. */
        COUNT,
        /** The amounts do not add up to what the last line says. */
        SUM,
        /** Longer than 200 characters, or no text. */
        TEXT
    }
}
