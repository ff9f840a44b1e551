package testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The last seven digits of phone numbers, none twice in a run: of some thousand random ones, two would be the same in every
 * second run. They begin anywhere, so that they are new too where an earlier run has left its members.
 */
final class FreshPhones {
    private static final int ALL = 10_000_000;

    private final AtomicInteger next = new AtomicInteger(ThreadLocalRandom.current().nextInt(ALL));

    String next() {
        return "%07d".formatted(next.getAndUpdate(last -> (last + 1) % ALL));
    }
}
