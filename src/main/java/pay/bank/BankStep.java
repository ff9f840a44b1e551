package pay.bank;

/**
 * The next call for a transfer.
 *
 * @param text what the account's statement is to show
 * @param enquiry whether to ask what came of it, rather than to request it
 */
record BankStep(BankTransferId id, BankTransfer.Direction direction, BankAccountId account, long amount,
        String text, boolean enquiry) {}
