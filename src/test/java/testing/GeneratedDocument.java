package testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file under version control that is made from the code. The build fails when it is stale; {@code mvn test
 * -Dmadang.docs=write} writes it anew.
 */
public final class GeneratedDocument {
    private static final boolean WRITE = "write".equals(System.getProperty("madang.docs"));

    private GeneratedDocument() {}

    /** Checks that the file holds {@code content}, or writes it when asked to. */
    public static void check(Path file, String content) {
        try {
            if (WRITE) {
                if (file.getParent() != null) {
                    Files.createDirectories(file.getParent());
                }
                Files.writeString(file, content);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s is stale: run 'mvn test -Dmadang.docs=write' and commit it", file).isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
