package madang.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;

/**
 * One script.
 *
 * @param path below the folder of migrations: module and file
 * @param lines its text
 */
record Migration(String path, List<String> lines) {
    private static final Pattern FILE = Pattern.compile("(\\w+)/V([\\d_]+)__\\w+\\.sql");
    private static final Pattern ALLOWS = Pattern.compile("-- allows (\\w+) ([\\w.]+): (.{10,})");
    private static final Pattern RETIRES = Pattern.compile("-- retires ([\\w.]+): (.{10,})");

    /** All below a folder, in the order in which they run within their modules. */
    static List<Migration> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .map(file -> new Migration(folder.relativize(file).toString().replace('\\', '/'), read(file)))
                    .sorted(Comparator.comparing(Migration::module).thenComparing(Migration::version)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String module() {
        return name().group(1);
    }

    MigrationVersion version() {
        return MigrationVersion.fromVersion(name().group(2));
    }

    private Matcher name() {
        Matcher name = FILE.matcher(path);
        if (!name.matches()) {
            throw new IllegalArgumentException("No migration has such a name: " + path);
        }
        return name;
    }

    /** As long as that stays the same, so does the script, however its lines end. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rules with their subjects that may be broken here, as somebody has written down why. */
    List<String> allowed() {
        return lines.stream().map(ALLOWS::matcher).filter(Matcher::matches)
                .map(found -> found.group(1) + " " + found.group(2)).toList();
    }

    /** Tables and columns that no code reads or writes any more from the release of this script on. */
    List<String> retired() {
        return lines.stream().map(RETIRES::matcher).filter(Matcher::matches).map(found -> found.group(1)).toList();
    }
}
