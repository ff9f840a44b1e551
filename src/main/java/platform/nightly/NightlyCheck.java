package platform.nightly;

import java.util.List;
import java.util.function.Supplier;

import platform.ops.ManualCases;

/**
 * Something that a module has looked through each night, as a bean of that module; with a bean of its {@link #cases}, what
 * it finds is shown to operators.
 *
 * @param name for example {@code pay.books}; at most 40 characters of ASCII. Its title is the message {@code cases.<name>}
 * @param findings looks, in a transaction of its own; a bounded number of findings, none when all is well
 */
public record NightlyCheck(String name, Supplier<List<Finding>> findings) {
    /**
     * Something that is wrong.
     *
     * @param subject what to look for in the module's tables; at most 40 characters of ASCII
     * @param details what is wrong with it; at most 100 characters of ASCII, no personal data
     */
    public record Finding(String subject, String details) {}

    /** What the last run found. It stays until a run does not find it any more. */
    public static ManualCases cases(String name, NightlyFindings findings) {
        return new ManualCases(name, () -> findings.count(name), most -> findings.oldest(name, most));
    }
}
