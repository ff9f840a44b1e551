package faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;
import platform.database.EmbeddedDatabase;
import platform.database.EmbeddedDatabaseSettings;
import testing.RunningJar;

/** What each drill begins with a copy of: a database, and what an instance keeps besides. */
final class Template {
    private static final Path PROGRAMS = Path.of("target", "test-database", "server").toAbsolutePath();
    private static final String SMALL_LOG = "innodb-log-file-size=64M";
    private static final int BUFFER_MEGABYTES = 256;

    private final Path folder;
    private final Path jar;
    private final List<String> scale;

    private Template(Path folder, Path jar, List<String> scale) {
        this.folder = folder;
        this.jar = jar;
        this.scale = scale;
    }

    /** An installation with demo data that was shut down in order; one that this jar has left there before. */
    static Template withDemo(Path folder) throws IOException {
        return withDemo(folder, RunningJar.DEMO);
    }

    /** The same of another version. */
    static Template withDemo(Path folder, Path jar) throws IOException {
        return withDemo(folder, jar, Map.of());
    }

    /** The same, made at another time. */
    static Template withDemo(Path folder, Instant now) throws IOException {
        return withDemo(folder, RunningJar.DEMO, FakeTime
                .of(folder.getFileName().toString(), folder.getParent(), Duration.between(Instant.now(), now))
                .environment());
    }

    private static Template withDemo(Path folder, Path jar, Map<String, String> environment) throws IOException {
        Template template = new Template(folder, jar, List.of("--madang.demo.members=300", "--madang.demo.sellers=3",
                "--madang.demo.products=200"));
        Path complete = folder.resolve("complete");
        if (Files.exists(complete) && Files.getLastModifiedTime(complete)
                .compareTo(Files.getLastModifiedTime(jar)) > 0) {
            return template;
        }
        FileSystemUtils.deleteRecursively(folder);
        List<String> settings = new ArrayList<>(template.scale);
        settings.addAll(List.of("--madang.database.server-folder=" + PROGRAMS,
                "--madang.database.buffer-pool=" + BUFFER_MEGABYTES + "MB", "--madang.database.options=" + SMALL_LOG));
        try (RunningJar first = Program.start(jar, Files.createDirectories(folder), RunningJar.freePort(),
                environment, settings)) {
            first.awaitReady();
        }
        Files.createFile(complete);
        return template;
    }

    /** A database with nothing in it: the first start of an instance loads a few demo data. */
    static Template empty(Path folder) {
        makeDatabase(folder.resolve("data"));
        return new Template(folder, RunningJar.DEMO,
                List.of("--madang.demo.members=40", "--madang.demo.sellers=2", "--madang.demo.products=40"));
    }

    /** An empty database in a folder; with the password that lies there, if one does. */
    static void makeDatabase(Path data) {
        EmbeddedDatabase.start(new EmbeddedDatabaseSettings(data, PROGRAMS.toString(), 0,
                DataSize.ofMegabytes(BUFFER_MEGABYTES), DataSize.ofMegabytes(100), List.of(SMALL_LOG))).close();
    }

    /** The version that made it. */
    Path jar() {
        return jar;
    }

    /** How much demo data there is, for whoever starts on a copy. */
    List<String> scale() {
        return scale;
    }

    /** Where the data were made, as their configuration names it. */
    Path data() {
        return folder.resolve("data");
    }

    /** Copies the database's part. */
    void copyDatabase(Path to) throws IOException, InterruptedException {
        Files.createDirectories(to);
        for (String each : List.of("mysql", "mariadb.cnf", "database.password")) {
            copy(data().resolve(each), to);
        }
    }

    long databaseMegabytes() throws IOException {
        try (var files = Files.walk(data().resolve("mysql"))) {
            return (files.mapToLong(file -> file.toFile().length()).sum() >> 20) + 1;
        }
    }

    /** Copies what an instance keeps besides. */
    void copyInstance(Path to) throws IOException, InterruptedException {
        Files.createDirectories(to);
        try (var files = Files.list(data())) {
            for (Path each : files.filter(file -> !file.getFileName().toString().matches("mysql|mariadb.*|tmp|server"))
                    .toList()) {
                copy(each, to);
            }
        }
    }

    private static void copy(Path what, Path to) throws IOException, InterruptedException {
        if (new ProcessBuilder("cp", "-a", what.toString(), to.toString()).inheritIO().start()
                .waitFor() != 0) {
            throw new IOException("Cannot copy " + what + " to " + to);
        }
    }
}
