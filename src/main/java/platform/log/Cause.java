package platform.log;

import org.springframework.core.NestedExceptionUtils;

/** What a case says of why something failed: one line, without what a log must not hold. All of the failure is in the log. */
public final class Cause {
    /** In characters, which a column for it has room for. */
    private static final int LONGEST = 300;

    private Cause() {}

    /** Of a failure, what was at its root. */
    public static String of(Throwable failure) {
        String words = Mask.of(NestedExceptionUtils.getMostSpecificCause(failure).toString());
        return words.substring(0, Math.min(words.length(), LONGEST));
    }
}
