package platform.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import platform.file.PrivateFile;
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
                PrivateFile.create(path, KeyRing.generate(new SecureRandom()));
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new StartupRefused("The key ring " + path + " cannot be read or made (" + e + ")",
                    "Make it readable for this user, or set madang.crypto.key-file", e);
        }
    }
}
