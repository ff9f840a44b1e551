package bench.plain;

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

/** A copy of {@code madang-demo.jar} that does transfers by JPA and by JDBC too. */
public final class PlainJar {
    /** Where transfers by JPA are asked for. */
    public static final String JPA = PlainTransferController.JPA;
    /** The same of those by JDBC. */
    public static final String JDBC = PlainTransferController.JDBC;

    private PlainJar() {}

    public static Path make(Path folder) throws IOException {
        Path jar = Files.copy(RunningJar.DEMO, folder.resolve("madang-plain.jar"));
        Path classes = Path.of("target", "test-classes", "bench", "plain");
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> files = Files.list(classes)) {
            Path into = Files.createDirectories(inside.getPath("BOOT-INF/classes/bench/plain"));
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName().toString()));
            }
            Path imports = inside.getPath("BOOT-INF/classes/META-INF/spring",
                    "org.springframework.boot.autoconfigure.AutoConfiguration.imports");
            Files.createDirectories(imports.getParent());
            Files.writeString(imports, PlainTransfers.class.getName() + "\n");
        }
        return jar;
    }

    /** Makes its tables beside the others, with money for everybody who has a wallet. */
    public static void prepare(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String each : Stream.concat(JpaRows.SCHEMA.stream(), JdbcSendMoney.SCHEMA.stream()).toList()) {
                statement.execute(each);
            }
        }
    }
}
