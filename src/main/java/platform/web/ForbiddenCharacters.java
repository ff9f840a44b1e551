package platform.web;

/**
 * Text that no caller may send: control characters and surrogates without their other half, which no database or other system could store
 * or print. Line breaks are among them but where text may have {@linkplain MultiLine several lines}.
 */
public final class ForbiddenCharacters {
    private ForbiddenCharacters() {}

    public static boolean isIn(CharSequence text) {
        return isIn(text, false);
    }

    /** As {@link #isIn}, of text of {@linkplain #lines several lines}. */
    public static boolean isInLines(CharSequence text) {
        return isIn(text, true);
    }

    /** With its line breaks as they are kept. */
    public static String lines(String text) {
        return text.replace("\r\n", "\n");
    }

    private static boolean isIn(CharSequence text, boolean multiLine) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !(multiLine && c == '\n')) {
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
