package pay.bank;

/**
 * The next call for a transfer.
 *
 * @param enquiry whether to ask what came of it, rather than to request it
 */
record BankStep(BankTransferId id, BankTransfer.Direction direction, BankAccountId account, long amount,
        boolean enquiry) {}
