package member.staff;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;

import member.error.MemberError;
import platform.web.DomainException;

/**
 * What a password must be: 12 to 128 characters, of which at least five differ, without the log-in name, none of those
 * tried first. No rules about kinds of characters (NIST SP 800-63B § 3.1.1.2: length and a block list, no composition).
 */
final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final Set<String> TRIED_FIRST = Set.of("password1234", "passwordpassword", "qwertyuiop12",
            "qwertyuiopasdf", "123456789012", "1234567890123", "administrator", "letmeinletmein", "madangmadang",
            "iloveyou1234", "q1w2e3r4t5y6", "1q2w3e4r5t6y");
    /** Without what is read wrongly: 0 and O, 1, l and I. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordRule() {}

    /** Refuses weak passwords: {@link MemberError#PASSWORD_WEAK}. */
    static void check(String password, String loginName) {
        String lower = password.toLowerCase(Locale.ROOT);
        boolean weak = password.length() < SHORTEST || password.length() > LONGEST
                || password.chars().distinct().count() < 5 || TRIED_FIRST.contains(lower)
                || lower.contains(loginName.toLowerCase(Locale.ROOT));
        if (weak) {
            throw new DomainException(MemberError.PASSWORD_WEAK, SHORTEST);
        }
    }

    /** A password that nobody chose: 20 characters, 115 bits. */
    static String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
