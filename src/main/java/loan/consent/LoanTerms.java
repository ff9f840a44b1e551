package loan.consent;

import loan.refusal.LoanError;
import platform.web.DomainException;

/** What is agreed to; the texts are in the messages under {@code loan.terms}. A new text is a new version. */
public enum LoanTerms {
    /** Lenders are told what was asked for, without a name. */
    COMPARISON(1),
    /** One lender gets the documents and looks the credit record up. */
    APPLICATION(1);

    private final int version;

    LoanTerms(int version) {
        this.version = version;
    }

    /** The version in force. */
    public int version() {
        return version;
    }

    /**
     * Refuses unless the version in force was agreed to.
     *
     * @throws DomainException {@code LOAN_TERMS_OUTDATED}
     */
    public void requireAgreed(int agreed) {
        if (agreed != version) {
            throw new DomainException(LoanError.LOAN_TERMS_OUTDATED, version);
        }
    }
}
