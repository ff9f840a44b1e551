package platform.ops;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Cases of one kind that a module cannot settle by itself, as a bean of that module: they are counted in
 * {@code madang_ops_cases} and shown on {@code /ops/cases} until somebody has settled them.
 *
 * @param kind for example {@code pay.bank-transfer}; its title is the message {@code cases.<kind>} of the module
 * @param count how many there are; asked at every scrape, so an index should answer it
 * @param oldest at most so many of them, the oldest first
 */
public record ManualCases(String kind, LongSupplier count, IntFunction<List<Case>> oldest) {
    /**
     * One case.
     *
     * @param id what to look for in the module's tables and logs
     * @param since when it began
     * @param details what it is about, in words of the field; no personal data
     */
    public record Case(String id, Instant since, String details) {}
}
