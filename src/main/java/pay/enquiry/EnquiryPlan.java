package pay.enquiry;

import java.time.Duration;
import java.util.List;

/** How long to wait before a bank or a card network is asked again what came of a request: growing gaps, then daily. */
public final class EnquiryPlan {
    private static final List<Duration> GAPS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(15),
            Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofDays(1));

    /** After so many enquiries, five of them daily, a person calls there too. */
    public static final int PERSONS_TURN = 11;

    /** After so many the gap is two hours, the longest before it is a day. */
    public static final int HOURS = 5;

    /** After this long without an answer a call counts as lost. Longer than the longest call. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private EnquiryPlan() {}

    /** The gap after so many enquiries. */
    public static Duration next(int enquiries) {
        return GAPS.get(Math.min(enquiries, GAPS.size() - 1));
    }
}
