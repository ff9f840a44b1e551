package pay.bank;

/**
 * An account number as it is stored.
 *
 * @param encrypted only for the row it was sealed for
 * @param index equal for equal numbers, and nothing can be read from it
 * @param lastFour the digits that may be shown
 */
record SealedNumber(String encrypted, String index, String lastFour) {}
