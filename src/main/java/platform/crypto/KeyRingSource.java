package platform.crypto;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;

import platform.startup.StartupRefused;

/** Finds the key ring: from the configuration; else, outside production, in the data folder, made there the first time. */
final class KeyRingSource {
    private final CryptoProperties properties;
    private final Path byDefault;
    private final boolean production;

    KeyRingSource(CryptoProperties properties, Path byDefault, boolean production) {
        this.properties = properties;
        this.byDefault = byDefault;
        this.production = production;
    }

    /**
     * Reads it, or makes it.
     *
     * @throws StartupRefused if there is none to use
     */
    KeyRing load() {
        KeyRing ring = KeyRing.parse(text());
        if (production && ring.isGenerated()) {
            throw new StartupRefused("The key ring is one that Madang generated for a demo",
                    "Make one for production as docs/security.md says");
        }
        return ring;
    }

    private String text() {
        if (properties.keyRing() != null && !properties.keyRing().isBlank()) {
            return properties.keyRing();
        }
        Path path = properties.keyFile() == null ? byDefault : properties.keyFile();
        try {
            if (!Files.exists(path) && !production) {
                generate(path);
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new StartupRefused("The key ring " + path + " cannot be read or made (" + e + ")",
                    "Make it readable for this user, or set madang.crypto.key-file", e);
        }
    }

    /** Written beside and moved, so that a crash leaves no half key ring and a second starter takes the first one's. */
    private static void generate(Path path) throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a folder");
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "key-ring", ".new", ownerOnly(folder));
        try {
            Files.writeString(draft, KeyRing.generate(new SecureRandom()));
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            // Another starter was faster: its key ring counts.
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.move(draft, path);
            return;
        }
        Files.deleteIfExists(draft);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
