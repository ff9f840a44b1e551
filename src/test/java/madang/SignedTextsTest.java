package madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of {@code docs/api.md} has every text that devices sign, by what it begins with, and no other. */
class SignedTextsTest {
    private static final Pattern IN_CODE = Pattern.compile("\"(madang\\.[a-z.-]+\\.v[0-9]+)(?:\"|\\\\n)");
    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\|[^|]*\\| `(madang\\.[a-z.-]+\\.v[0-9]+)`");

    @Test
    void areAllInTheDocument() throws IOException {
        Set<String> inCode;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            inCode = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> found(IN_CODE, file).stream()).collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(inCode).hasSizeGreaterThan(10).isEqualTo(found(IN_TABLE, Path.of("docs", "api.md")));
    }

    private static Set<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().map((MatchResult it) -> it.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
