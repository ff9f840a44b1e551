package madang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/asvs.md} names each requirement once, and nothing that is not there. */
class AsvsTest {
    /** Of OWASP ASVS 5.0.0, levels 1 and 2. */
    private static final int REQUIREMENTS = 70 + 183;
    private static final Set<String> STATES = Set.of("met", "partly", "not met", "outside", "n/a");
    private static final Pattern ROW = Pattern
            .compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT)?)`");

    private record Requirement(String number, String state, String evidence) {
        List<String> classes() {
            return CLASS.matcher(evidence).results().map(found -> found.group(1)).toList();
        }
    }

    @Test
    void everyRequirementStandsThereOnceInOneOfFiveStates() throws IOException {
        List<Requirement> all = all();
        assertThat(all).hasSize(REQUIREMENTS);
        assertThat(all.stream().map(Requirement::number).distinct()).hasSize(REQUIREMENTS);
        assertThat(all).allSatisfy(it -> {
            assertThat(it.state()).isIn(STATES);
            assertThat(it.evidence()).isNotBlank();
        });
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        Set<String> classes = classes();
        assertThat(all().stream().flatMap(it -> it.classes().stream().filter(name -> !classes.contains(name))
                .map(name -> it.number() + " " + name))).isEmpty();
        assertThat(classes).doesNotContain("NoSuchTest");
    }

    private static List<Requirement> all() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", "asvs.md"))).results()
                .map((MatchResult row) -> new Requirement(row.group(1), row.group(3), row.group(4))).toList();
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
        }
    }
}
