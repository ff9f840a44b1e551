package platform.log;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Hides what a log must not hold, wherever in a line it stands: phone numbers, account numbers, tokens, one-time codes and
 * PINs. Rather too much than too little, but not ids (16 digits or more, and those of demo rows) nor times.
 */
public final class Mask {
    private static final String HIDDEN = "***";
    private static final int MIN_ACCOUNT_DIGITS = 10;
    private static final int MAX_ACCOUNT_DIGITS = 14;

    private static final Pattern SECRETS = Pattern.compile(
            """
                    (?ix)
                    (?<jwt> eyJ[\\w-]{5,}\\.[\\w-]+\\.[\\w-]+ )
                    | (?<bearer> bearer\\s+ ) [\\w.~+/=-]{8,}
                    | (?<named> (?:token|secret|password|passwd|authorization|api[_-]?key)["']?\\s*[=:]\\s*["']?(?:bearer\\s+)? ) [^\\s"',;)}\\]]{4,}
                    | (?<code> (?:otp|pin|인증번호|비밀번호|code)["']?\\s*(?:[=:]|은|는|is)?\\s*["'\\[(]? ) \\d{4,8} (?!\\d)
                    | (?<phone> (?<![\\d]) (?:\\+?82[\\s.-]?\\(?0?\\)?|0)1[016789][\\s.)-]{0,2}\\d{3,4}[\\s.-]?\\d{4} (?!\\d) )
                    | (?<dashed> (?<![\\d-]) \\d{2,6}(?:-\\d{2,8}){1,3} (?![\\d-]) )
                    | (?<digits> (?<![\\d.\\w]) \\d{10,14} (?![\\d\\w]) )
                    """);

    /** Epoch milliseconds, and ids of demo rows: block × 10¹² + index. */
    private static final Pattern HARMLESS = Pattern.compile("1[6-9]\\d{11}|[1-9]0{4}\\d{8}|\\d{1,2}0{5}\\d{7}");

    private Mask() {}

    /** The text with the secrets in it hidden; the same text when there are none. */
    public static String of(String text) {
        return SECRETS.matcher(text).replaceAll(Mask::hide);
    }

    private static String hide(MatchResult found) {
        String named = first(found, "bearer", "named", "code");
        if (named != null) {
            return quote(named + HIDDEN);
        }
        String phone = found.group("phone");
        if (phone != null || found.group("jwt") != null) {
            return HIDDEN;
        }
        String whole = found.group();
        long digits = whole.chars().filter(Character::isDigit).count();
        boolean account = digits >= MIN_ACCOUNT_DIGITS && digits <= MAX_ACCOUNT_DIGITS
                && !HARMLESS.matcher(whole).matches();
        return account ? HIDDEN : quote(whole);
    }

    private static @Nullable String first(MatchResult found, String... groups) {
        for (String group : groups) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return null;
    }

    private static String quote(String text) {
        return Matcher.quoteReplacement(text);
    }
}
