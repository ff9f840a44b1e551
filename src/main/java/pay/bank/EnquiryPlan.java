package pay.bank;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before a bank is asked again what came of a request: growing gaps, then daily for five days, then a person. */
final class EnquiryPlan {
    private static final List<Duration> GAPS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(15),
            Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    private EnquiryPlan() {}

    /** The gap after so many enquiries; empty when it is a person's turn. */
    static Optional<Duration> next(int enquiries) {
        return enquiries < GAPS.size() ? Optional.of(GAPS.get(enquiries)) : Optional.empty();
    }
}
