package madang;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import platform.web.ErrorCode;
import testing.GeneratedDocument;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorCatalogueTest {
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)[^}]*}");

    private final Map<String, ErrorCode> codes = new ErrorCatalogue().all();

    @Test
    void everyCodeHasAKoreanAndAnEnglishText() {
        List<String> missing = new ArrayList<>();
        codes.forEach((name, code) -> {
            String korean = text(code, Locale.KOREAN);
            String english = text(code, Locale.ENGLISH);
            if (korean.isEmpty() || !HANGUL.matcher(korean).find()) {
                missing.add(name + " has no Korean text");
            }
            if (english.isEmpty() || HANGUL.matcher(english).find()) {
                missing.add(name + " has no English text");
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void bothTextsOfACodeTakeTheSameArguments() {
        List<String> differing = new ArrayList<>();
        codes.forEach((name, code) -> {
            if (!placeholders(text(code, Locale.KOREAN)).equals(placeholders(text(code, Locale.ENGLISH)))) {
                differing.add(name);
            }
        });
        assertThat(differing).isEmpty();
    }

    /** One text alone is found by a name, whichever module refuses: the one of the module that is asked first. */
    @Test
    void aNameThatTwoModulesUseMeansTheSame() {
        assertThat(ErrorCatalogue.ofEveryModule()).allSatisfy(code -> {
            ErrorCode shown = Objects.requireNonNull(codes.get(code.name()));
            assertThat(code.status()).as(code.name()).isEqualTo(shown.status());
            for (Locale language : List.of(Locale.KOREAN, Locale.ENGLISH)) {
                assertThat(text(code, language)).as(code.name()).isEqualTo(text(shown, language));
            }
        });
    }

    /** It quotes in a text with arguments alone: whether it is written once or twice, one of the two kinds shows it wrongly. */
    @Test
    void noTextHasAStraightApostrophe() {
        assertThat(codes.values())
                .noneMatch(code -> (text(code, Locale.KOREAN) + text(code, Locale.ENGLISH)).contains("'"));
    }

    @Test
    void codesAreUpperSnakeAndRefusals() {
        assertThat(codes.keySet()).allMatch(name -> name.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"));
        assertThat(codes.values()).allMatch(code -> code.status().isError());
    }

    @Test
    void theCatalogueIsFresh() {
        StringBuilder page = new StringBuilder(
                """
                        # Error codes

                        Generated from the modules' `ErrorCode` enums and `messages/*.properties`; do not edit. Every refusal is a problem
                        (RFC 9457, `application/problem+json`) with its `code`; programs decide by the code, people read the `message`.
                        """);
        Map<String, List<ErrorCode>> modules = new TreeMap<>();
        ErrorCatalogue.ofEveryModule()
                .forEach(code -> modules.computeIfAbsent(moduleOf(code), _ -> new ArrayList<>()).add(code));
        modules.forEach((module, own) -> {
            page.append("\n## ").append(module).append("\n\n| code | status | English | 한국어 |\n|---|---|---|---|\n");
            own.stream().sorted(java.util.Comparator.comparing(ErrorCode::name))
                    .forEach(code -> page
                            .append("| `%s` | %d | %s | %s |%n".formatted(code.name(), code.status().value(),
                                    text(code, Locale.ENGLISH), text(code, Locale.KOREAN))));
        });
        GeneratedDocument.check(Path.of("docs/errors.md"), page.toString());
    }

    private static String moduleOf(ErrorCode code) {
        return ((Enum<?>) code).getDeclaringClass().getPackageName().split("\\.", 2)[0];
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).distinct().sorted().toList();
    }

    /** The text as it is in the file, or empty. Reads one file alone: no fall-back may hide a missing text. */
    private static String text(ErrorCode code, Locale locale) {
        for (String suffix : locale.equals(Locale.ENGLISH) ? new String[]{"_en", ""} : new String[]{"_" + locale}) {
            String file = "/messages/" + moduleOf(code) + suffix + ".properties";
            try (var in = ErrorCatalogueTest.class.getResourceAsStream(file)) {
                if (in == null) {
                    continue;
                }
                ResourceBundle bundle = new PropertyResourceBundle(
                        new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
                return bundle.getString(code.name());
            } catch (MissingResourceException e) {
                // In no or another file.
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return "";
    }
}
