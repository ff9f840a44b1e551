package platform.web.paging;

import java.nio.charset.StandardCharsets;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What cursors are signed with, the same on every instance.
 *
 * @param secret at least 32 characters; the default is public, so {@code prod} refuses to start with it
 */
@ConfigurationProperties("madang.cursor")
record CursorKey(@DefaultValue(CursorKey.PUBLIC) String secret) {
    static final String PUBLIC = "demo-only-cursor-secret-0123456789abcdef";

    byte[] bytes() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    boolean isUsableInProduction() {
        return !PUBLIC.equals(secret) && secret.length() >= 32;
    }
}
