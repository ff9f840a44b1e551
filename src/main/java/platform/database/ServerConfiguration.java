package platform.database;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.springframework.util.unit.DataSize;

/** The configuration file of the embedded server. */
final class ServerConfiguration {
    private static final DataSize LEAST_POOL = DataSize.ofMegabytes(128);
    private static final DataSize LARGEST_POOL = DataSize.ofGigabytes(8);

    private ServerConfiguration() {}

    static String text(EmbeddedDatabaseSettings settings, ServerPrograms programs, DataFolder folder, int port) {
        List<String> lines = new ArrayList<>(List.of("[mariadbd]", //
                path("basedir", programs.home()), //
                path("lc-messages-dir", programs.share()), //
                path("character-sets-dir", programs.share().resolve("charsets")), //
                path("datadir", folder.data()), //
                path("tmpdir", folder.temporary()), //
                path("secure-file-priv", folder.temporary()), //
                // Relative to the data: the system allows about 100 characters.
                "socket=madang.sock", //
                "bind-address=127.0.0.1", //
                "port=" + port, //
                "skip-name-resolve", //
                // On loopback alone; without this line each start makes an RSA key, which takes up to half a minute.
                "skip-ssl", //
                "local-infile=0", //
                "character-set-server=utf8mb4", //
                "default-time-zone=+00:00", //
                // What MySQL 9 refuses by default is refused here too.
                "sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                        + "NO_ENGINE_SUBSTITUTION", //
                "transaction-isolation=READ-COMMITTED", //
                "max-connections=300", //
                "max-allowed-packet=64M", //
                "innodb-lock-wait-timeout=3", //
                "innodb-buffer-pool-size=" + bufferPool(settings, memory()).toBytes(), //
                "innodb-log-file-size=512M", //
                // It wakes once a second with all that a second left: by as many threads as cores it would hold up all commits.
                "innodb-purge-threads=" + Math.max(1, Runtime.getRuntime().availableProcessors() / 4), //
                // An acknowledged commit is on the disk, and a page half written is made whole again.
                "innodb-flush-log-at-trx-commit=1", //
                "innodb-doublewrite=1", //
                "innodb-flush-neighbors=0"));
        if (System.getProperty("user.name").equals("root")) {
            // The server refuses to run as root unless it is told to.
            lines.add("user=root");
        }
        lines.addAll(settings.options());
        return String.join("\n", lines) + "\n";
    }

    private static String path(String name, Path value) {
        return name + "=\"" + value.toString().replace('\\', '/') + "\"";
    }

    private static DataSize memory() {
        return DataSize
                .ofBytes(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    /** @param memory of the machine */
    static DataSize bufferPool(EmbeddedDatabaseSettings settings, DataSize memory) {
        return settings.bufferPool().toBytes() > 0
                ? settings.bufferPool()
                : DataSize.ofBytes(Math.clamp(memory.toBytes() / 4, LEAST_POOL.toBytes(), LARGEST_POOL.toBytes()));
    }
}
