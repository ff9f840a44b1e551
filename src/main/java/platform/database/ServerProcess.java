package platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import platform.startup.StartupRefused;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A running server: the one that this application started, or one that a killed application left behind and whose process
 * file names it.
 */
record ServerProcess(ProcessHandle handle, int port, String password) {
    static final String USER = "madang";

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Notes which process serves the folder, so that a later start knows it again. */
    void writeTo(Path file) throws IOException {
        long started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Files.writeString(file, handle.pid() + " " + started + " " + port);
    }

    /**
     * The server that an application which was killed has left running on this folder. The number alone proves nothing, as the
     * system may have given it to another process meanwhile: the start time and the command line must agree too.
     */
    static Optional<ServerProcess> leftOn(DataFolder folder, String password) throws IOException {
        if (!Files.exists(folder.processFile())) {
            return Optional.empty();
        }
        long[] numbers;
        try (Scanner scanner = new Scanner(folder.processFile(), UTF_8)) {
            numbers = new long[]{scanner.nextLong(), scanner.nextLong(), scanner.nextInt()};
        } catch (NoSuchElementException e) {
            // Cut short by a full disk or a power failure: the server, if there is one, still holds its lock on the data.
            return Optional.empty();
        }
        return ProcessHandle.of(numbers[0]).filter(ProcessHandle::isAlive)
                .filter(handle -> isOurs(handle.info(), Instant.ofEpochMilli(numbers[1]), folder))
                .map(handle -> new ServerProcess(handle, (int) numbers[2], password));
    }

    private static boolean isOurs(ProcessHandle.Info process, Instant started, DataFolder folder) {
        // The system reckons start times from its clock, which may have been corrected meanwhile.
        boolean sameStart = process.startInstant()
                .filter(start -> Duration.between(start, started).abs().compareTo(Duration.ofSeconds(5)) < 0)
                .isPresent();
        // Windows does not show another process's arguments.
        boolean sameCommand = process.arguments().map(List::of)
                .map(arguments -> arguments.contains(configurationArgument(folder)))
                .orElse(process.command().orElse("").endsWith("mariadbd.exe"));
        return sameStart && sameCommand;
    }

    /** The argument that ties a server to its folder. */
    static String configurationArgument(DataFolder folder) {
        return "--defaults-file=" + folder.configuration();
    }

    Connection connect(String schema) throws SQLException {
        return DriverManager.getConnection(url(schema), USER, password);
    }

    String url(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    /** Shuts the server down so that nothing has to be recovered; a server that does not answer is ended all the same. */
    void stop() {
        try (var connection = connect(""); var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            log.debug("The database does not take the command to shut down: {}", e.getMessage());
            handle.destroy();
        }
        if (!ends()) {
            log.warn("The database is slow to shut down: ending its process {}", handle.pid());
            handle.destroy();
        }
        if (!ends() && (!handle.destroyForcibly() || !ends())) {
            throw new StartupRefused("The database server, process " + handle.pid() + ", does not end",
                    "End it by hand, then start again");
        }
    }

    private boolean ends() {
        try {
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
