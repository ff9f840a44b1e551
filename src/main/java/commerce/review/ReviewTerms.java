package commerce.review;

import java.time.Duration;

/** The limits and times of every review. */
final class ReviewTerms {
    /** It can be written so long after the goods came, or their purchase was confirmed. */
    static final Duration TO_WRITE = Duration.ofDays(90);
    /** Its author can change it so long after they wrote it; they can delete it at any time. */
    static final Duration TO_EDIT = Duration.ofDays(30);
    static final int LONGEST_TEXT = 2_000;
    static final int LONGEST_REPLY = 1_000;
    static final int MOST_PHOTOS = 5;

    private ReviewTerms() {}
}
