package pay.bank;

/**
 * What is done next about a transfer.
 *
 * @param text what the account's statement is to show
 */
record BankStep(BankTransferId id, BankTransfer.Direction direction, BankAccountId account, long amount,
        StatementText text, Call call) {
    /** Which call it is. */
    enum Call {
        /** It is requested for the first time. */
        REQUEST,
        /** The bank is asked what came of it; what it has not got it gets again, as the same request. */
        SEND_AGAIN,
        /** The bank is asked what came of it; what it has not got it is never to carry out. */
        TAKE_BACK,
        /** The bank is asked what came of it. */
        ASK,
        /** It was not sent, and it is too late for it: nobody is called. */
        GIVE_UP
    }
}
