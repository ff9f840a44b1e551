package commerce.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What may not be said where everybody reads along: words of {@code blocked-words.txt}, also when signs or spaces are put between their
 * letters, and mobile numbers, which nobody should tell a crowd.
 */
@Component
class ChatRules {
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MOBILE = Pattern.compile("01[016789][0-9]{7,8}");

    private final List<String> blocked;

    ChatRules() {
        try (InputStream words = ChatRules.class.getResourceAsStream("/commerce/live/blocked-words.txt")) {
            blocked = new String(Objects.requireNonNull(words).readAllBytes(), UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(ChatRules::letters).filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean allow(String text) {
        String letters = letters(text);
        return blocked.stream().noneMatch(letters::contains) && !MOBILE.matcher(letters).find();
    }

    private static String letters(String text) {
        return NO_LETTERS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
