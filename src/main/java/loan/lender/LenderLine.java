package loan.lender;

import platform.id.Tsid;

/**
 * The line to the lenders. Every method is a remote call: it may take seconds, and it must not be made inside a
 * transaction. The same request id again is the same request and gets the same answer.
 */
public interface LenderLine {
    /**
     * Asks on which terms a lender would lend.
     *
     * @throws LenderFault when it does not say
     */
    LenderReply inquire(Lender lender, LenderInquiry inquiry);

    /**
     * Hands a file of an application over, before the lender is asked to decide.
     *
     * @throws LenderFault when it does not acknowledge what it was sent; to be handed over again
     */
    void handOver(Lender lender, LenderFile file);

    /**
     * Asks a lender to decide on an application.
     *
     * @return offered: on these terms, which may be others than before
     * @throws LenderFault when it does not say
     */
    LenderReply apply(Lender lender, LoanRequest request);

    /**
     * Asks a lender to pay a signed loan out.
     *
     * @param application the request id of the application that it approved
     * @return false when it will never pay
     * @throws LenderFault when it does not say; to be asked again
     */
    boolean payOut(Lender lender, Tsid application);
}
