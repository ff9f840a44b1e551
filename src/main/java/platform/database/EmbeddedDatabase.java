package platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import platform.file.PrivateFile;
import platform.startup.StartupRefused;

/**
 * The MariaDB server that comes with the application: a process of its own that listens on the loopback interface, asks for a
 * password, keeps its data in a folder, and ends with the application. When the application was killed, the next start on the
 * same folder shuts the server down that was left behind.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final int ATTEMPTS = 3;
    /** Data, redo log and temporary tables of an empty database. */
    private static final long SPACE_OF_NEW_DATA = 500L << 20;
    private static final long STEP_MILLIS = 20;
    private static final long PATIENCE_SECONDS = 30;
    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final DataFolder folder;
    private final ServerProcess server;

    private EmbeddedDatabase(DataFolder folder, ServerProcess server) {
        this.folder = folder;
        this.server = server;
    }

    /** Starts a server with the default settings whose data live in {@code folder}. */
    public static EmbeddedDatabase start(Path folder) {
        return start(EmbeddedDatabaseSettings.in(folder));
    }

    /**
     * Starts a server and returns when it takes connections.
     *
     * @throws StartupRefused when the operator must act first: folder in use, port taken, disk full, no server for this machine
     */
    public static EmbeddedDatabase start(EmbeddedDatabaseSettings settings) {
        ServerPrograms programs = ServerPrograms.in(settings.programs());
        try {
            DataFolder folder = DataFolder.take(settings.folder());
            try {
                return new EmbeddedDatabase(folder, start(settings, programs, folder));
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw refusal(settings, e);
        }
    }

    private static StartupRefused refusal(EmbeddedDatabaseSettings settings, IOException e) {
        boolean full = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("space left");
        return new StartupRefused("The embedded database cannot use " + settings.folder().toAbsolutePath() + ": " + e,
                full
                        ? "Free some space, or choose a folder on another disk with madang.database.folder"
                        : "Make the folder writable for this user, or choose another with madang.database.folder",
                e);
    }

    private static ServerProcess start(EmbeddedDatabaseSettings settings, ServerPrograms programs, DataFolder folder)
            throws IOException {
        long newData = folder.isInitialised() ? 0 : SPACE_OF_NEW_DATA;
        folder.requireFreeSpace(settings.freeSpace().toBytes() + newData + programs.spaceNeeded());
        programs.unpack();
        String password = folder.password();
        ServerProcess.leftOn(folder, password).ifPresent(orphan -> {
            log.info("The last run was killed: shutting down the database that it left behind (process {})",
                    orphan.handle().pid());
            orphan.stop();
        });
        FileSystemUtils.deleteRecursively(folder.temporary());
        Files.createDirectories(folder.temporary());
        if (!folder.isInitialised()) {
            Initialisation.run(settings, programs, folder, password);
        }
        for (int attempt = 1;; attempt++) {
            int port = freePort(settings.port());
            ServerLog serverLog = newLog(folder);
            PrivateFile.replace(folder.configuration(), ServerConfiguration.text(settings, programs, folder, port));
            Process process = new ProcessBuilder(
                    List.of(programs.server().toString(), ServerProcess.configurationArgument(folder), "--console"))
                    .redirectErrorStream(true).redirectOutput(folder.log().toFile()).start();
            try {
                process.getOutputStream().close();
                ServerProcess server = new ServerProcess(process.toHandle(), port, password);
                server.writeTo(folder.processFile());
                if (becomesReady(process, serverLog)) {
                    return withSchema(server);
                }
            } catch (IOException | RuntimeException e) {
                end(process);
                throw e;
            }
            boolean lostRace = settings.port() == 0 && serverLog.says("Address already in use");
            if (!lostRace || attempt == ATTEMPTS) {
                throw serverLog.refusal(port);
            }
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw ServerLog.portTaken(wanted);
        }
    }

    private static ServerLog newLog(DataFolder folder) throws IOException {
        if (Files.exists(folder.log())) {
            Files.move(folder.log(), folder.log().resolveSibling("mariadb.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ServerLog(folder.log());
    }

    /** Waits as long as the server lives: recovery after a crash may take minutes. False when it has ended. */
    private static boolean becomesReady(Process process, ServerLog serverLog) throws IOException {
        long report = System.nanoTime() + REPORT_NANOS;
        try {
            while (!serverLog.isReady()) {
                if (process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
                if (System.nanoTime() - report > 0) {
                    log.info("The database is still starting");
                    report = System.nanoTime() + REPORT_NANOS;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was starting", e);
        }
    }

    /** Before the folder is let go: the next start might not know of it, and would find the data taken. */
    private static void end(Process process) {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).handle((_, _) -> process.destroyForcibly())
                .join();
    }

    private static ServerProcess withSchema(ServerProcess server) {
        try (var connection = server.connect(""); var statement = connection.createStatement()) {
            statement.execute("create database if not exists madang character set utf8mb4");
            return server;
        } catch (SQLException e) {
            server.stop();
            throw new StartupRefused("The embedded database does not take its password: " + e.getMessage(),
                    "Put the file database.password back that belongs to the data", e);
        }
    }

    /** The JDBC address of one schema of this server. */
    public String url(String schema) {
        return server.url(schema);
    }

    /** The account, which may do everything; it is admitted from the loopback interface only. */
    public String username() {
        return ServerProcess.USER;
    }

    /** The account's password. */
    public String password() {
        return server.password();
    }

    /** Shuts the server down and gives the folder free. */
    @Override
    public void close() {
        try {
            server.stop();
            Files.deleteIfExists(folder.processFile());
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
