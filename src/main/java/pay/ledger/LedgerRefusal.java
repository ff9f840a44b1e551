package pay.ledger;

import java.util.Optional;

import pay.error.PayError;
import platform.web.DomainException;

/** A posting that would break an account's rule; nothing of it stands. */
public final class LedgerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which rule. */
    public enum Reason {
        /** The account has not enough. */
        SHORT,
        /** The account would hold more than the posting's ceiling. */
        ABOVE_CEILING,
        /** The hold was resolved before, or never was one. */
        HOLD_RESOLVED,
        /** The hold may not expire yet, or never does. */
        HOLD_NOT_OVER,
        /** The account that it takes from is frozen. */
        FROZEN,
        /** The same business fact was posted before. */
        POSTED_BEFORE
    }

    private final Reason reason;
    private final boolean ofMember;

    LedgerRefusal(Reason reason, Object of) {
        super(reason + " " + of);
        this.reason = reason;
        this.ofMember = of == AccountKind.MEMBER_MONEY || of == AccountKind.MEMBER_POINTS;
    }

    /** What it is to the caller if the account is frozen; none otherwise. */
    public Optional<DomainException> ofFrozenAccount() {
        return reason == Reason.FROZEN
                ? Optional.of(new DomainException(ofMember ? PayError.WALLET_FROZEN : PayError.PAYABLE_FROZEN))
                : Optional.empty();
    }

    public Reason reason() {
        return reason;
    }
}
