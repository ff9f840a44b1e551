package testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

class RaceTest {
    private static final Path CLASSES = Path.of("target", "test-classes");

    /** By what was compiled, whereas the script looks at what was written. */
    @Test
    void isRunByTheScriptOfRacesWhereverItIsUsed() throws Exception {
        Process script = new ProcessBuilder("sh", "bench/races.sh", "list").redirectErrorStream(true).start();
        Set<String> listed = new TreeSet<>(script.inputReader().readAllLines());

        assertThat(script.waitFor()).as("%s", listed).isZero();
        assertThat(listed).isEqualTo(users()).contains("pay.refund.RefundRacesTest").allMatch(
                name -> name.endsWith("Test"), "is run as a test");
    }

    private static Set<String> users() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class")).filter(RaceTest::namesARace)
                    .map(file -> CLASSES.relativize(file).toString().replaceFirst("(\\$.*)?\\.class$", "")
                            .replace('/', '.'))
                    .filter(name -> !name.equals(Race.class.getName()) && !name.equals(RaceTest.class.getName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Whether a class file has the other's name among its constants: tag and length, then the name. */
    private static boolean namesARace(Path file) {
        try {
            return Files.readString(file, ISO_8859_1).contains("\1\0\14testing/Race");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
