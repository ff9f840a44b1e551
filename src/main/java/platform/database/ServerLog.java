package platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import platform.startup.StartupRefused;

/** What the server wrote since its start: whether it is ready, or why it is not. */
final class ServerLog {
    private final Path file;

    ServerLog(Path file) {
        this.file = file;
    }

    boolean isReady() throws IOException {
        return text().contains("ready for connections");
    }

    boolean says(String words) throws IOException {
        return text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** The refusal that fits to what the server wrote before it ended. */
    StartupRefused refusal(int port) throws IOException {
        if (says("Address already in use")) {
            return portTaken(port);
        }
        if (says("No space left") || says("disk is full") || says("disk full") || says("error 28")) {
            return new StartupRefused("The disk of " + file.getParent() + " is full",
                    "Free some space, or choose a folder on another disk with madang.database.folder");
        }
        if (says("Unable to lock ./ibdata1") || says("Can't lock aria control file")) {
            return new StartupRefused("Another process uses the data in " + file.getParent(),
                    "End it (ps shows a mariadbd with that path), then start again");
        }
        if (says("error while loading shared libraries")) {
            return new StartupRefused(
                    "The embedded database misses a library of the system: " + line("shared libraries"),
                    "Install it, or set spring.datasource.url to a MariaDB 11.4 or MySQL 9.7 server");
        }
        return new StartupRefused("The embedded database did not start: " + line("[ERROR]"),
                "The whole story is in " + file);
    }

    static StartupRefused portTaken(int port) {
        return new StartupRefused("The embedded database's port " + port + " is taken by another process",
                "End that one, choose another port with madang.database.port, or leave it out to get a free one");
    }

    private String line(String words) throws IOException {
        return text().lines().filter(line -> line.contains(words)).findFirst().orElse("it gave no reason");
    }

    private String text() throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    }
}
