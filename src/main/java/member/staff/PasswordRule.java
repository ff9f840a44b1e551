package member.staff;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;

import com.nulabinc.zxcvbn.Zxcvbn;
import member.error.MemberError;
import platform.web.DomainException;

/**
 * What a password must be: 12 to 128 characters, without the log-in name, and not guessed soon by who knows what people choose:
 * the most used passwords, words, names, rows of keys, repetitions, and what it is for. No rules about kinds of characters
 * (NIST SP 800-63B § 3.1.1.2: length and a block list, no composition).
 */
final class PasswordRule {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Of zxcvbn's 0 to 4: more than a hundred million guesses. */
    private static final int LEAST_SCORE = 3;
    /** As much of a password as is judged: of a long one the rest would cost more than it tells. */
    private static final int JUDGED = 64;
    /** What is tried first here besides. */
    private static final List<String> OF_THIS_PLACE = List.of("madang", "마당", "operator", "seller", "advertiser");
    /** Without what is read wrongly: 0 and O, 1, l and I. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordRule() {}

    /** Read when the first password is judged. */
    private static final class Words {
        static final Zxcvbn KNOWN = new Zxcvbn();
    }

    /** Refuses weak passwords: {@link MemberError#PASSWORD_WEAK}. */
    static void check(String password, String loginName) {
        String lower = password.toLowerCase(Locale.ROOT);
        boolean weak = password.length() < SHORTEST || password.length() > LONGEST
                || lower.contains(loginName.toLowerCase(Locale.ROOT))
                || Words.KNOWN.measure(password.substring(0, Math.min(password.length(), JUDGED)), OF_THIS_PLACE)
                        .getScore() < LEAST_SCORE;
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
