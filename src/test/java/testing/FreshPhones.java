package testing;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The last seven digits of phone numbers, none twice in a run: of some thousand random ones, two would be the same in every
 * second run. They begin anywhere, so that they are new too where an earlier run has left its members.
 */
final class FreshPhones {
    private static final int ALL = 10_000_000;
    /** That tests choose: one that stands in its member's number is refused. */
    private static final List<String> PINS = List.of("482915", "719305", "730164", "739154");

    private final AtomicInteger next = new AtomicInteger(ThreadLocalRandom.current().nextInt(ALL));

    String next() {
        String digits;
        do {
            digits = "%07d".formatted(next.getAndUpdate(last -> (last + 1) % ALL));
        } while (PINS.stream().anyMatch(digits::contains));
        return digits;
    }
}
