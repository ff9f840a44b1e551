package bench.jpa;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;

import testing.RunningJar;

/** A copy of {@code madang-demo.jar} that does transfers by JPA too. */
public final class JpaJar {
    /** Where they are asked for. */
    public static final String PATH = JpaTransferController.PATH;

    private JpaJar() {}

    public static Path make(Path folder) throws IOException {
        Path jar = Files.copy(RunningJar.DEMO, folder.resolve("madang-jpa.jar"));
        Path classes = Path.of("target", "test-classes", "bench", "jpa");
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> files = Files.list(classes)) {
            Path into = Files.createDirectories(inside.getPath("BOOT-INF/classes/bench/jpa"));
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName().toString()));
            }
            Path imports = inside.getPath("BOOT-INF/classes/META-INF/spring",
                    "org.springframework.boot.autoconfigure.AutoConfiguration.imports");
            Files.createDirectories(imports.getParent());
            Files.writeString(imports, JpaTransfers.class.getName() + "\n");
        }
        return jar;
    }

    /** Makes its tables beside the others, with money for everybody who has a wallet. */
    public static void prepare(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String each : JpaRows.SCHEMA) {
                statement.execute(each);
            }
        }
    }
}
