package home.suggestion;

import java.util.List;

/**
 * Something worth doing next.
 *
 * @param reason a code: why
 * @param service the module in which it is done
 * @param evidence what it was concluded from
 */
public record Suggestion(String reason, String service, List<Evidence> evidence) {
    /** A fact and what it is. */
    public record Evidence(Fact fact, long value) {}
}
