package platform.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.util.FileSystemUtils;
import platform.file.PrivateFile;
import platform.startup.StartupRefused;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Makes the system tables of a new database with one account that has a password. Does what {@code mariadb-install-db} does,
 * without a shell. The data get their name when they are complete, so that a start which was killed leaves nothing half made.
 */
final class Initialisation {
    private static final List<String> SCRIPTS = List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql", "maria_add_gis_sp_bootstrap.sql", "mariadb_sys_schema.sql");

    private Initialisation() {}

    static void run(EmbeddedDatabaseSettings settings, ServerPrograms programs, DataFolder folder, String password)
            throws IOException {
        FileSystemUtils.deleteRecursively(folder.unfinishedData());
        Files.createDirectories(folder.unfinishedData());
        PrivateFile.replace(folder.configuration(), ServerConfiguration.text(settings, programs, folder, 0));
        Process process = new ProcessBuilder(
                List.of(programs.server().toString(), ServerProcess.configurationArgument(folder),
                        "--bootstrap", "--enforce-storage-engine=", "--datadir=" + folder.unfinishedData(),
                        // Nothing is kept of data that were not completed, and the shutdown at the end writes everything to the disk.
                        "--innodb-flush-log-at-trx-commit=0", "--sync-frm=0", "--aria-sync-log-dir=NEVER"))
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile()).start();
        boolean complete = feed(process, programs.share(), password) && end(process) == 0;
        if (!complete) {
            StartupRefused refusal = new ServerLog(folder.log()).refusal(0);
            FileSystemUtils.deleteRecursively(folder.unfinishedData());
            throw refusal;
        }
        Files.move(folder.unfinishedData(), folder.data());
    }

    /** False when the server ended before it had read everything. */
    private static boolean feed(Process process, Path share, String password) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            write(in, "create database mysql;\nuse mysql;\nset @auth_root_socket = null;\n");
            for (String script : SCRIPTS) {
                Files.copy(share.resolve(script), in);
            }
            // The scripts make administrators without a password.
            write(in, "delete from mysql.global_priv where User <> 'mariadb.sys';\n");
            write(in, "delete from mysql.proxies_priv;\n");
            write(in,
                    """
                            insert into mysql.global_priv values ('127.0.0.1', '%s', json_object('access', 18446744073709551615, \
                            'plugin', 'mysql_native_password', 'authentication_string', password('%s')));
                            """
                            .formatted(ServerProcess.USER, password));
            return true;
        } catch (IOException e) {
            if (end(process) == 0) {
                throw e;
            }
            return false;
        }
    }

    private static void write(OutputStream out, String sql) throws IOException {
        out.write(sql.getBytes(UTF_8));
    }

    private static int end(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database was made", e);
        }
    }
}
