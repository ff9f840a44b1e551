package loan.comparison;

import loan.product.LoanKind;

/** What somebody needs the money for; it says which kinds of loans are compared. */
public enum Purpose {
    LIVING, HOME,
    /** Pays a dearer loan off. */
    REFINANCING;

    boolean takes(LoanKind kind) {
        return switch (this) {
            case LIVING -> kind == LoanKind.CREDIT || kind == LoanKind.CARD;
            case HOME -> kind == LoanKind.MORTGAGE;
            case REFINANCING -> kind == LoanKind.REFINANCING;
        };
    }
}
