package pay.usage;

import pay.error.PayError;

/** What a member may do, in won. */
public interface Limits {
    long atOnce();

    long inADay();

    long inAMonth();

    /** What a refusal is called; its argument is the limit. */
    PayError above(Span span);

    /** How long a limit is of. */
    enum Span {
        ONCE, DAY, MONTH
    }
}
