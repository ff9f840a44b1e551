package madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** No secret lies in the repository but those that are made to be known. */
class RepositorySecretsTest {
    /** What is searched for in whatever holds the hint. */
    private record Kind(String name, String hint, Pattern pattern) {
        static Kind of(String name, String hint, String pattern) {
            return new Kind(name, hint, Pattern.compile(pattern));
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.of("private key", "-----BEGIN", "-----BEGIN [A-Z ]*PRIVATE KEY-----\\R[A-Za-z0-9+/=]"),
            Kind.of("key of a cloud", "AKIA", "\\bAKIA[0-9A-Z]{16}\\b"),
            Kind.of("key of a cloud", "AIza", "\\bAIza[0-9A-Za-z_-]{35}\\b"),
            Kind.of("token of a forge", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36}"),
            Kind.of("token of a chat", "xox", "\\bxox[baprs]-[0-9A-Za-z-]{10,}"),
            Kind.of("key of a merchant", "_sk_", "(?:live|test)_sk_(?!A{43}|madang-demo-only)[\\w-]{43}"));
    private static final Pattern PASSWORD = Pattern.compile(
            "(?im)^[\\w .-]*(?:password|secret|api-?key|credentials?)\\s*[:=] *[\\w!@#%^&*+/=-]{8,}\\s*$");
    /** Made to be known: of tests and examples, and a name of a method. */
    private static final Set<String> KNOWN = Set.of("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY",
            "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI", "readsCsvInUtf8WithAndWithoutAMarkAndInCp949");
    private static final Pattern SETTINGS = Pattern.compile(".*\\.(ya?ml|properties|env|conf|cfg|service|sh)");
    /** What is larger is no text of ours. */
    private static final long LARGEST = 2_000_000;
    private static final int LENGTH_OF_256_BITS = 43;
    /** Not in the repository: made by builds, and what an application that was started here keeps. */
    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", ".idea", "node_modules");

    @Test
    void holdsNoSecretThatIsNotMadeToBeKnown() throws IOException {
        assertThat(files().stream().flatMap(file -> secrets(file.toString(), text(file)).stream())).isEmpty();
    }

    @Test
    void theSearchFindsOne() {
        String bits = "q83vEjRWeJCrze8SNFZ4kKvN7x" + "I0VniQq83vEjRWeJA=";
        assertThat(secrets("a.yaml", "encryption.e1=" + bits + "\n")).hasSize(1);
        assertThat(secrets("a.yaml", "  password: correct-horse\n")).hasSize(1);
        assertThat(secrets("a.yaml", "  password: ${DATABASE_PASSWORD}\n")).isEmpty();
        assertThat(secrets("a.pem", "-----BEGIN PRIVATE KEY-----\nMIGH\n")).hasSize(1);
        assertThat(secrets("a.java", "class CamelCaseNamesAreLongButHoldNoDigitsAtAllHere {}")).isEmpty();
    }

    private static List<String> secrets(String file, String text) {
        List<String> found = new ArrayList<>();
        KINDS.stream().filter(kind -> text.contains(kind.hint())).forEach(kind -> kind.pattern().matcher(text).results()
                .forEach(it -> found.add(file + ": " + kind.name() + " " + it.group())));
        if (SETTINGS.matcher(file).matches() && !file.contains("/messages/")) {
            PASSWORD.matcher(text).results().forEach(it -> found.add(file + ": " + it.group().strip()));
        }
        int begin = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !isOfBase64(text.charAt(at))) {
                if (at - begin == LENGTH_OF_256_BITS && isRandom(text.substring(begin, at))) {
                    found.add(file + ": 256 bits in base64 " + text.substring(begin, at));
                }
                begin = at + 1;
            }
        }
        return found;
    }

    private static boolean isOfBase64(char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9')
                || "+/_-".indexOf(sign) >= 0;
    }

    /** Digits, small and large letters, and hardly any twice, in one of the two alphabets: no name is, and no path. */
    private static boolean isRandom(String text) {
        return !KNOWN.contains(text) && !(text.matches(".*[+/].*") && text.matches(".*[_-].*"))
                && text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase) && text.chars().distinct().count() >= 22;
    }

    /** What is not ours is not walked through: a database of other tests takes its files away meanwhile. */
    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(Path.of("."), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() < LARGEST) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
