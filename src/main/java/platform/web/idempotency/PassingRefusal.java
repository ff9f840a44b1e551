package platform.web.idempotency;

import platform.web.DomainException;

/** A refusal by what only read: it may pass, so it is the answer and not kept, and the transaction rolls back. */
public final class PassingRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient DomainException why;

    public PassingRefusal(DomainException why) {
        super(why);
        this.why = why;
    }

    DomainException why() {
        return why;
    }
}
