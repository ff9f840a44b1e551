package platform.database;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The real server, real processes, and what stands in their way. */
class EmbeddedDatabaseTest {
    private static final Path PROGRAMS = Path.of("target", "test-database", "server");

    @TempDir
    Path folder;

    @Test
    void keepsItsDataFromOneStartToTheNext() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings(0))) {
            execute(database, "create table kept (id int primary key)", "insert into kept values (7)", "commit");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings(0))) {
            assertThat(query(database, "select id from kept")).isEqualTo("7");
        }
    }

    @Test
    void isDurableListensOnLoopbackAloneAndAdmitsNobodyWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings(0))) {
            assertThat(query(database, "select @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(query(database, "select @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
            assertThat(query(database, "select @@innodb_doublewrite")).isIn("1", "ON");
            assertThat(query(database, "select @@skip_grant_tables")).isIn("0", "OFF");
            assertThat(query(database, "select @@innodb_buffer_pool_size"))
                    .isEqualTo(Long.toString(settings(0).bufferPool().toBytes()));
            assertThat(query(database, "select @@time_zone")).isEqualTo("+00:00");
            assertThat(query(database, "select @@character_set_server")).isEqualTo("utf8mb4");
            assertThat(query(database,
                    "select group_concat(concat(user, '@', host)) from mysql.user where user <> 'mariadb.sys'"))
                    .isEqualTo("madang@127.0.0.1");
            for (String user : List.of("root", "madang", "")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> DriverManager.getConnection(database.url(""), user, "").close());
            }
            Path password = folder.resolve("data/database.password");
            assertThat(Files.readString(password)).isEqualTo(database.password()).hasSizeGreaterThan(30);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password))).isEqualTo("rw-------");
            assertThat(Files.readString(folder.resolve("data/mariadb.cnf"))).doesNotContain(database.password());
        }
    }

    @Test
    void takesOverTheServerOfAKilledApplication() throws Exception {
        Process application = startOwner();
        ProcessHandle orphan;
        try {
            String ready = application.inputReader().lines().filter(line -> line.startsWith("ready ")).findFirst()
                    .orElseThrow();
            orphan = ProcessHandle.of(Long.parseLong(ready.substring("ready ".length()))).orElseThrow();
        } finally {
            application.destroyForcibly().waitFor();
        }
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings(0))) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(query(database, "select id from kept")).isEqualTo("7");
            assertThat(Files.readString(folder.resolve("data/mariadb.log"))).doesNotContain("Starting crash recovery");
        }
    }

    @Test
    void leavesAProcessAloneThatMerelyHasTheNumberOfItsLastServer() throws Exception {
        EmbeddedDatabase.start(settings(0)).close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            long started = stranger.info().startInstant().orElseThrow().toEpochMilli();
            Files.writeString(folder.resolve("data/mariadb.pid"), stranger.pid() + " " + started + " 3306");
            EmbeddedDatabase.start(settings(0)).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void refusesAFolderThatALiveApplicationHolds() throws Exception {
        Process application = startOwner();
        try {
            assertThat(application.inputReader().lines().anyMatch(line -> line.startsWith("ready "))).isTrue();
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(0))).isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("is in use by another Madang (process " + application.pid() + ")")
                    .hasMessageContaining("madang.database.folder");
            assertThat(application.isAlive()).isTrue();
        } finally {
            application.destroy();
            assertThat(application.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(folder.resolve("data/mariadb.pid")).as("ends with its application").doesNotExist();
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(taken.getLocalPort())))
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("madang.database.port");
        }
        EmbeddedDatabase.start(settings(0)).close();
    }

    @Test
    void refusesADiskThatIsTooFullBeforeItWritesAnything() {
        EmbeddedDatabaseSettings greedy = new EmbeddedDatabaseSettings(folder.resolve("data"), PROGRAMS.toString(), 0,
                DataSize.ofMegabytes(128), DataSize.ofTerabytes(9_000), List.of());
        assertThatThrownBy(() -> EmbeddedDatabase.start(greedy)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("is full").hasMessageContaining("Free some space");
        assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**mysql*");
    }

    @Test
    void refusesAMachineForWhichThereAreNoPrograms() {
        assertThatThrownBy(() -> ServerPrograms.in(folder, "Linux", "aarch64", getClass().getClassLoader()))
                .isInstanceOf(StartupRefused.class).hasMessageContaining("no database server for Linux on aarch64")
                .hasMessageContaining("spring.datasource.url");
    }

    @Test
    void refusesWhenTheProgramHoldsNoServer() {
        assertThatThrownBy(() -> ServerPrograms.in(folder, "Linux", "amd64", ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(StartupRefused.class).hasMessageContaining("spring.datasource.url");
    }

    @Test
    void refusesDataWhosePasswordIsLost() throws Exception {
        EmbeddedDatabase.start(settings(0)).close();
        Files.delete(folder.resolve("data/database.password"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(settings(0))).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("password of the embedded database is missing");
        assertThat(folder.resolve("data/mysql/ibdata1")).exists();
    }

    @Test
    void anEmptyPasswordIsNone() throws Exception {
        Path password = Files.createDirectories(folder.resolve("data")).resolve("database.password");
        Files.createFile(password);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(settings(0))) {
            assertThat(Files.readString(password)).isEqualTo(database.password()).hasSizeGreaterThan(30);
        }
        Files.writeString(password, "\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(settings(0))).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("password of the embedded database is missing");
    }

    @Test
    void leavesNoServerRunningWhenItCannotNoteWhichItIs() throws Exception {
        Path inTheWay = Files.createDirectories(folder.resolve("data/mariadb.pid"));
        List<ProcessHandle> left;
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(0))).isInstanceOf(StartupRefused.class)
                    .hasMessageContaining("mariadb.pid");
        } finally {
            left = ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                    .filter(each -> each.info().commandLine().orElse("").contains(folder.toString())).toList();
            left.forEach(ProcessHandle::destroyForcibly);
        }
        assertThat(left).isEmpty();
        Files.delete(inTheWay);
        EmbeddedDatabase.start(settings(0)).close();
    }

    @Test
    void reportsTheServersOwnReasonWhenItDoesNotStart() {
        EmbeddedDatabaseSettings wrong = new EmbeddedDatabaseSettings(folder.resolve("data"), PROGRAMS.toString(), 0,
                DataSize.ofMegabytes(128), DataSize.ofMegabytes(1), List.of("no-such-option=1"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(wrong)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("no-such-option").hasMessageContaining("mariadb.log");
        assertThat(folder.resolve("data/mysql")).doesNotExist();
    }

    private EmbeddedDatabaseSettings settings(int port) {
        return new EmbeddedDatabaseSettings(folder.resolve("data"), PROGRAMS.toString(), port,
                DataSize.ofMegabytes(128),
                DataSize.ofMegabytes(100), List.of("innodb-log-file-size=16M"));
    }

    /** Another Java process that starts a database in the folder, says so, and lives on. */
    private Process startOwner() throws Exception {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), DatabaseOwner.class.getName(), folder.resolve("data").toString(),
                PROGRAMS.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url("madang"), database.username(),
                database.password());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url("madang"), database.username(),
                database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
