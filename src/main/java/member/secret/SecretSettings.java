package member.secret;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What it costs to hash a PIN or a password, and so to guess one. By default what OWASP's Password Storage Cheat Sheet names
 * first for Argon2id; production takes more, and refuses less.
 *
 * @param memory of each hash
 * @param passes over the memory
 */
@ConfigurationProperties("madang.member.secrets")
public record SecretSettings(@DefaultValue("19MB") DataSize memory, @DefaultValue("2") int passes) {
    private static final SecretSettings LEAST = new SecretSettings(DataSize.ofMegabytes(19), 2);

    boolean isTooWeakForPeople() {
        return memory.compareTo(LEAST.memory) < 0 || passes < LEAST.passes;
    }
}
