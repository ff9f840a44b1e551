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
    private final transient Object of;

    LedgerRefusal(Reason reason, Object of) {
        super(reason + " " + of);
        this.reason = reason;
        this.of = of;
    }

    /** What it is to the caller if the account is frozen; none otherwise. */
    public Optional<DomainException> ofFrozenAccount() {
        boolean ofMember = of == AccountKind.MEMBER_MONEY || of == AccountKind.MEMBER_POINTS;
        return reason == Reason.FROZEN
                ? Optional.of(new DomainException(ofMember ? PayError.WALLET_FROZEN : PayError.PAYABLE_FROZEN))
                : Optional.empty();
    }

    /**
     * Why it does not let a member pay, as they are told.
     *
     * @throws LedgerRefusal this one, when it is for no reason of theirs
     */
    public DomainException toPayer() {
        if (isShortOf(AccountKind.MEMBER_MONEY)) {
            return new DomainException(PayError.INSUFFICIENT_BALANCE);
        }
        if (isShortOf(AccountKind.MEMBER_POINTS)) {
            return new DomainException(PayError.INSUFFICIENT_POINTS);
        }
        if (isShortOf(AccountKind.PROMOTION_BUDGET)) {
            return new DomainException(PayError.PROMOTION_EXHAUSTED);
        }
        return ofFrozenAccount().orElseThrow(() -> this);
    }

    public Reason reason() {
        return reason;
    }

    /** Whether an account of this kind has not enough. */
    public boolean isShortOf(AccountKind kind) {
        return reason == Reason.SHORT && of == kind;
    }
}
