package platform.database;

import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where and how the embedded database runs ({@code madang.database.*}).
 *
 * @param folder everything it keeps: data, password, log, unpacked server
 * @param serverFolder where its programs are unpacked, once per version; empty: {@code server} in {@code folder}. Several data
 *            folders may share one.
 * @param port its port on the loopback interface; 0: a free one
 * @param bufferPool memory for its cache of pages; 0: a quarter of the machine's memory, 128 MB at least, 8 GB at most
 * @param freeSpace free space on the disk below which it does not start, and nothing begins to write ({@link DiskReserve})
 * @param options further lines of its configuration file; a later line overrides an earlier one
 */
@ConfigurationProperties("madang.database")
public record EmbeddedDatabaseSettings(@DefaultValue("data") Path folder, @DefaultValue("") String serverFolder,
        @DefaultValue("0") int port, @DefaultValue("0") DataSize bufferPool, @DefaultValue("100MB") DataSize freeSpace,
        @DefaultValue List<String> options) {
    /** The defaults, with the data in {@code folder}. */
    public static EmbeddedDatabaseSettings in(Path folder) {
        return new EmbeddedDatabaseSettings(folder, "", 0, DataSize.ofBytes(0), DataSize.ofMegabytes(100), List.of());
    }

    Path programs() {
        return serverFolder.isEmpty() ? folder.resolve("server") : Path.of(serverFolder);
    }
}
