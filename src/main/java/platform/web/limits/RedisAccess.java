package platform.web.limits;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.startup.StartupRefused;

/** Where Redis is and who we are there. Its text holds no secret. */
record RedisAccess(String host, int port, boolean isEncrypted, @Nullable String user, @Nullable String password) {
    private static final int USUAL_PORT = 6379;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads the settings {@code madang.redis.*}.
     *
     * @param url {@code redis://host:port}, or {@code rediss://} for TLS
     * @param user blank: Redis asks for a password alone, or for nothing
     * @throws StartupRefused when it is none, or has a password in it, which every list of settings would show, or when the password of a user is missing
     */
    static RedisAccess of(String url, String user, String password) {
        URI address = address(url);
        if (address.getRawUserInfo() != null) {
            throw new StartupRefused("madang.redis.url has a user or a password in it",
                    "Set them as madang.redis.user and madang.redis.password");
        }
        if (given(user) != null && given(password) == null) {
            throw new StartupRefused("madang.redis.user is set, and madang.redis.password is not",
                    "Set both, or leave the user away");
        }
        return new RedisAccess(address.getHost().replaceAll("[\\[\\]]", ""),
                address.getPort() < 0 ? USUAL_PORT : address.getPort(), "rediss".equals(address.getScheme()),
                given(user), given(password));
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            if (List.of("redis", "rediss").contains(String.valueOf(address.getScheme())) && address.getHost() != null
                    && address.getPort() != 0 && address.getPort() <= LAST_PORT
                    && List.of("", "/").contains(address.getRawPath()) && address.getRawQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Says the same as another wrong one; the value itself may have a password in it.
        }
        throw new StartupRefused("madang.redis.url is not the address of a Redis",
                "Write it like redis://redis.internal:6379, or rediss:// for TLS; the name of a host has no underscore in it, "
                        + "and a port is 1 to 65535");
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
