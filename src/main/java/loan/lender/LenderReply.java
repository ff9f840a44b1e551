package loan.lender;

/** What a lender answers to an inquiry or to an application. */
public sealed interface LenderReply {
    /** It lends on these terms. */
    record Offered(LenderTerms terms) implements LenderReply {}

    /** It does not. */
    record Declined(DeclineReason reason) implements LenderReply {}

    /** It answers by call-back. */
    record Later() implements LenderReply {}

    /** Why not. */
    enum DeclineReason {
        INCOME, CREDIT, POLICY, DOCUMENTS
    }
}
