package platform.crypto;

import java.io.IOException;
import java.io.StringReader;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import platform.startup.StartupRefused;

/**
 * The root keys of this instance. Per purpose one is active (it writes), and any number are there to read what older ones
 * wrote. Its text form is a properties file:
 *
 * <pre>
 * encryption.active=e2
 * encryption.e1=base64 of 32 bytes
 * encryption.e2=…
 * index.active=i1
 * index.i1=…
 * derivation.active=d1
 * derivation.d1=…
 * </pre>
 *
 * To rotate: add a key everywhere, then make it active everywhere, then encrypt anew, then remove the old one.
 */
final class KeyRing {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,16}");

    private final Map<KeyPurpose, Map<String, RootKey>> keys = new EnumMap<>(KeyPurpose.class);
    private final Map<KeyPurpose, RootKey> active = new EnumMap<>(KeyPurpose.class);
    private final boolean generated;

    private KeyRing(Properties text) {
        generated = "generated".equals(text.getProperty("origin"));
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Map<String, RootKey> family = family(purpose, text);
            String id = text.getProperty(purpose.property() + ".active");
            RootKey chosen = id == null ? null : family.get(id.strip());
            if (chosen == null) {
                throw unusable(
                        "the key ring has no active key for " + purpose.property() + " (" + purpose.property()
                                + ".active)");
            }
            keys.put(purpose, family);
            active.put(purpose, chosen);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws StartupRefused if it lacks a key or holds a bad one
     */
    static KeyRing parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw unusable("the key ring is not a properties text");
        }
        return new KeyRing(properties);
    }

    /** A new key ring as text, marked as generated so that production does not take it. */
    static String generate(SecureRandom random) {
        var text = new StringBuilder(
                "# Made by Madang for this data folder. Whoever has it reads all personal data in it.\n")
                .append("origin=generated\n");
        for (KeyPurpose purpose : KeyPurpose.values()) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            String id = purpose.property().charAt(0) + "1";
            text.append(purpose.property()).append(".active=").append(id).append('\n').append(purpose.property())
                    .append('.').append(id).append('=').append(Base64.getEncoder().encodeToString(key)).append('\n');
        }
        return text.toString();
    }

    RootKey active(KeyPurpose purpose) {
        return Objects.requireNonNull(active.get(purpose));
    }

    @Nullable
    RootKey find(KeyPurpose purpose, String id) {
        return Objects.requireNonNull(keys.get(purpose)).get(id);
    }

    /** All keys of a purpose, the active one first. */
    Collection<RootKey> all(KeyPurpose purpose) {
        Map<String, RootKey> ordered = new LinkedHashMap<>();
        ordered.put(active(purpose).id(), active(purpose));
        ordered.putAll(Objects.requireNonNull(keys.get(purpose)));
        return ordered.values();
    }

    boolean isGenerated() {
        return generated;
    }

    private static StartupRefused unusable(String problem) {
        return new StartupRefused(problem, "See docs/security.md for what a key ring holds");
    }

    private static Map<String, RootKey> family(KeyPurpose purpose, Properties text) {
        Map<String, RootKey> family = new LinkedHashMap<>();
        String prefix = purpose.property() + ".";
        for (String name : text.stringPropertyNames()) {
            if (!name.startsWith(prefix) || name.equals(prefix + "active")) {
                continue;
            }
            String id = name.substring(prefix.length());
            if (!ID.matcher(id).matches()) {
                throw unusable("the key ring's key id '" + id + "' is not 1 to 16 of a-z and 0-9");
            }
            family.put(id, new RootKey(id, bytes(name, text.getProperty(name))));
        }
        return family;
    }

    private static byte[] bytes(String name, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == 32) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Says the same as a wrong length; the value itself must not be shown.
        }
        throw unusable("the key ring's " + name + " is not the base64 of 32 bytes");
    }
}
