package testing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the people of the tests have that nobody else may see in clear, written apart from the log mask's own patterns, so that a
 * hole in those is seen.
 */
public enum PersonalData {
    /** A word that nobody else writes, which the tests put wherever any text may be entered. */
    ENTERED("카나리아"),
    /** Of whoever signed up without saying another. */
    NAME("김마당"),
    /** Numbers stand alone: among so many hashes some hold digits that look like one, and so do the metrics' decimals. */
    PHONE("(?<!\\w)(?<!\\d\\.)01[016789]-?\\d{3,4}-?\\d{4}(?!\\w)"), ACCOUNT(
            "(?<![\\d-])\\d{3}-\\d{2,3}-\\d{6}(?![\\d-])|(?<!\\w)110\\d{9}(?!\\w)"),
    /** The first two of all actors. */
    PIN("(?<!\\d)(?:482915|719305)(?!\\d)"), TOKEN("eyJ[\\w-]{5,}\\.[\\w-]+\\.[\\w-]+"), SECRET_KEY(
            "(?:live|test)_sk_[\\w-]{43}");

    /**
     * Ids of traces and spans, UUIDs, digests and the fractions of seconds: one of some hundred thousand holds what looks like
     * a number.
     */
    private static final Pattern CHANCE = Pattern.compile("\\b(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{16}"
            + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b|(?<=\\d\\d:\\d\\d:\\d\\d)\\.\\d{1,9}");

    private final Pattern pattern;

    PersonalData(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** What there is of it in a text. */
    public static List<PersonalData> in(String text) {
        return Stream.of(values()).filter(it -> it.find(text).isPresent()).toList();
    }

    private Optional<String> find(String text) {
        boolean number = this == PHONE || this == ACCOUNT || this == PIN;
        var found = pattern.matcher(number ? CHANCE.matcher(text).replaceAll("") : text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
