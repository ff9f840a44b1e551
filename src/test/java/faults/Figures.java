package faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an attack has measured, and which of it is more than was promised. */
final class Figures {
    private final List<String> seen = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /** What a part of the attack has measured apart. */
    void add(Figures part) {
        seen.addAll(part.seen);
        missed.addAll(part.missed);
        violations.addAll(part.violations);
    }

    void note(String what, String value) {
        seen.add(what + ": " + value);
    }

    void seconds(String what, long nanos) {
        note(what, String.format(Locale.ROOT, "%.1f", nanos / 1e9));
    }

    /** Something that may be so much at most. */
    void bound(String what, double value, double most, String unit) {
        String line = String.format(Locale.ROOT, "%s: %.1f %s (at most %.0f)", what, value, unit, most);
        seen.add(line);
        if (value > most) {
            missed.add(line);
        }
    }

    /** Something that must be so much at least. */
    void atLeast(String what, double value, double least, String unit) {
        String line = String.format(Locale.ROOT, "%s: %.1f %s (at least %.0f)", what, value, unit, least);
        seen.add(line);
        if (value < least) {
            missed.add(line);
        }
    }

    /** An attack that did not strike proves nothing. */
    void struck(String what, int times) {
        note(what + ", times", Integer.toString(times));
        if (times == 0) {
            missed.add(what + " did not happen");
        }
    }

    /** Something that must not be, however slow the machine is. */
    void violation(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return violations;
    }

    List<String> seen() {
        return seen;
    }

    List<String> missed() {
        return missed;
    }
}
