package faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;
import testing.DebianProgram;

/**
 * The installation is backed up under load; later the database with all its data and the instance with its folder are lost. What
 * survives is the back-up and the binary logs since, as on another disk. From those it is made anew, and the load goes on.
 */
final class BackUp implements Attack {
    private static final double BACK_SECONDS = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Duration between;
    /** By twins. */
    private boolean withoutLogs;
    private boolean withoutKeys;

    /** @param between from the back-up to the loss */
    BackUp(Duration between) {
        this.between = between;
    }

    @Override
    public String name() {
        return "database and instance lost, restored from a back-up";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.PLAIN.withServer("log-bin=../binlog/log", "binlog-format=ROW", "sync-binlog=1");
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        boolean logs = !withoutLogs;
        boolean keys = !withoutKeys;
        withoutLogs = false;
        withoutKeys = false;
        Path database = site.database.folder;
        Path saved = Files.createDirectories(database.resolveSibling("saved"));
        long begun = System.nanoTime();
        script(site, "bin/back-up.sh", List.of(), saved, Map.of());
        long ended = System.nanoTime();
        load.goesOn(between);

        long lost = System.nanoTime();
        site.killInstance(0);
        site.database.kill();
        FileSystemUtils.deleteRecursively(site.instanceFolder(0).resolve("data"));
        FileSystemUtils.deleteRecursively(database.resolve("mysql"));
        Files.move(database.resolve("binlog"), saved.resolve("binlog"));

        makeServerAnew(site, database);
        script(site, "bin/restore.sh", logs ? logsIn(saved.resolve("binlog")) : List.of(), saved,
                keys ? Map.of() : Map.of("MADANG_KEY_RING", "elsewhere"));
        long restored = System.nanoTime();
        figures.seconds("seconds that the back-up took under load", ended - begun);
        figures.note("bytes of the database's dump",
                Long.toString(Files.size(saved.resolve("backup/database.sql.gz"))));
        figures.seconds("seconds from the loss until server and data were there again", restored - lost);
        figures.note("recovery point by the back-up alone", String.format(java.util.Locale.ROOT,
                "%.1f s, %d writes acknowledged since", (lost - begun) / 1e9,
                load.notebook.acknowledged(begun, lost)));
        try {
            site.startInstance(0);
        } catch (AssertionError e) {
            figures.violation("THE RESTORED COPY DOES NOT START: " + e.getMessage().lines().findFirst().orElse(""));
            return;
        }
        figures.bound("recovery time, from the loss to the next acknowledged write",
                awaitService(load, lost), BACK_SECONDS, "s");
    }

    private static double awaitService(Load load, long lost) throws InterruptedException {
        OptionalDouble back = load.notebook.backAfter(lost);
        while (back.isEmpty() && System.nanoTime() - lost < PATIENCE.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(50);
            back = load.notebook.backAfter(lost);
        }
        return back.orElse((double) PATIENCE.toSeconds());
    }

    /** With the password that the instances know, on the port that they know. */
    private static void makeServerAnew(Site site, Path database) throws IOException, InterruptedException {
        Path file = database.resolve("mariadb.cnf");
        String configuration = Files.readString(file);
        Template.makeDatabase(database);
        Files.writeString(file, configuration);
        Files.createDirectories(database.resolve("binlog"));
        Files.createDirectories(database.resolve("tmp"));
        site.database.startAgain();
        site.database.awaitConnections();
    }

    private static List<String> logsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).filter(name -> name.matches(".*log\\.\\d+")).sorted().toList();
        }
    }

    /** As an operator calls it. */
    private static void script(Site site, String name, List<String> more, Path saved, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(name).toAbsolutePath().toString(),
                saved.resolve("backup").toString(), saved.resolve("keys").toString()));
        command.addAll(more);
        Path log = saved.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("MADANG_DB_PORT", Integer.toString(site.database.port));
        environment.put("MADANG_DB_USER", OwnDatabase.USER);
        environment.put("MADANG_DB_PASSWORD",
                Files.readString(site.database.folder.resolve("database.password")).strip());
        environment.put("MADANG_DATA", site.instanceFolder(0).resolve("data").toString());
        environment.putAll(settings);
        for (DebianProgram each : Arrays.asList(DebianProgram.find("mariadb-dump", "mariadb-client"),
                DebianProgram.find("mariadb", "mariadb-client"),
                DebianProgram.find("mariadb-binlog", "mariadb-client"))) {
            environment.merge("PATH", each.folder().toString(), (path, folder) -> folder + ":" + path);
            each.letFindLibraries(builder);
        }
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(name + " failed:\n" + Files.readString(log, StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("the binary logs are not kept", _ -> withoutLogs = true, Manner.GENTLE),
                new Twin("the key ring is not put back", _ -> withoutKeys = true, Manner.GENTLE));
    }
}
