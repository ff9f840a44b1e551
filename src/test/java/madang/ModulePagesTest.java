package madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testing.ModuleNames;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of each module, {@code docs/<module>.md}, has a line for each of its features, and names each event that it publishes. */
class ModulePagesTest {
    static Stream<String> modules() {
        return ModuleNames.OF_BUSINESS.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasALineForEachFeature(String module) throws IOException {
        String page = page(module);
        assertThat(namesIn(Path.of("src/main/java", module)).filter(name -> !name.endsWith(".java"))
                .filter(feature -> !feature.equals("events")))
                .isNotEmpty().allMatch(feature -> page.contains("`" + module + "." + feature + "`"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void namesEachEventThatItPublishes(String module) throws IOException {
        Path events = Path.of("src/main/java", module, "events");
        List<String> published = Files.exists(events)
                ? namesIn(events).filter(name -> !name.equals("package-info.java"))
                        .map(name -> name.replace(".java", "")).toList()
                : List.of();
        String page = page(module);
        assertThat(published).allMatch(event -> page.contains("`" + event + "`"));
    }

    private static String page(String module) throws IOException {
        return Files.readString(Path.of("docs", module + ".md"));
    }

    private static Stream<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
