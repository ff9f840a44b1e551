package commerce.quote;

import java.time.Duration;

import platform.money.Won;

/** The limits and times of every quote. */
public final class QuoteTerms {
    /** It can be ordered from so long. */
    static final Duration VALID = Duration.ofMinutes(10);
    /** What was never ordered from is forgotten after this. */
    static final Duration KEPT = Duration.ofHours(1);
    public static final int MOST_LINES = 50;
    /** Of one SKU. */
    public static final int MOST_PIECES = 999;
    static final Won LARGEST_AMOUNT = Won.of(1_000_000_000);

    private QuoteTerms() {}
}
