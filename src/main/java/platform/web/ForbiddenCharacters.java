package platform.web;

/**
 * Text that no caller may send: control characters (no field of this API is more than one line) and surrogates without
 * their other half, which no database or other system could store or print.
 */
public final class ForbiddenCharacters {
    private ForbiddenCharacters() {}

    public static boolean isIn(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
