package madang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every direct dependency of the pom has its reason in docs/dependencies.md, and the table names no other. */
class DependenciesTest {
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?<artifactId>([^<]+)</artifactId>",
            Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| [^|]{5,} \\|$", Pattern.MULTILINE);

    @Test
    void eachDirectDependencyHasItsReason() throws IOException {
        String pom = Files.readString(Path.of("pom.xml")).replaceAll(
                "(?s)<dependencyManagement>.*?</dependencyManagement>",
                "");
        assertThat(names(DEPENDENCY, pom)).as("dependencies of pom.xml")
                .containsExactlyInAnyOrderElementsOf(names(ROW, Files.readString(Path.of("docs", "dependencies.md"))));
    }

    @Test
    void theTableIsSorted() throws IOException {
        assertThat(names(ROW, Files.readString(Path.of("docs", "dependencies.md")))).isSorted();
    }

    private static List<String> names(Pattern pattern, String text) {
        Stream<String> names = pattern.matcher(text).results().map(match -> match.group(1));
        return names.toList();
    }
}
