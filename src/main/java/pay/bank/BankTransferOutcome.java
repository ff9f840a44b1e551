package pay.bank;

/** What follows from the end of a bank transfer, in the transaction that records the end. One for each purpose. */
public interface BankTransferOutcome {
    BankTransfer.Purpose purpose();

    /** The bank carried it out: the hold is captured, and whatever waited for it goes on. */
    void done(BankTransfer transfer);

    /** The bank never will: the hold is released. */
    void refused(BankTransfer transfer);
}
