package platform.web.limits;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import platform.startup.StartupRefused;

/** Where Redis is and who we are there. Its text holds no secret. */
record RedisAccess(String host, int port, boolean isEncrypted, @Nullable String user, @Nullable String password) {
    private static final int USUAL_PORT = 6379;

    /**
     * Reads the settings {@code madang.redis.*}.
     *
     * @param url {@code redis://host:port}, or {@code rediss://} for TLS
     * @throws StartupRefused when it is none, or has a password in it, which every list of settings would show
     */
    static RedisAccess of(String url, String user, String password) {
        URI address = address(url);
        if (address.getRawUserInfo() != null) {
            throw new StartupRefused("madang.redis.url has a user or a password in it",
                    "Set them as madang.redis.user and madang.redis.password");
        }
        return new RedisAccess(address.getHost().replaceAll("[\\[\\]]", ""),
                address.getPort() < 0 ? USUAL_PORT : address.getPort(), "rediss".equals(address.getScheme()),
                given(user), given(password));
    }

    private static URI address(String url) {
        try {
            URI address = new URI(url);
            if (List.of("redis", "rediss").contains(String.valueOf(address.getScheme())) && address.getHost() != null
                    && List.of("", "/").contains(address.getRawPath()) && address.getRawQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Says the same as another wrong one; the value itself may have a password in it.
        }
        throw new StartupRefused("madang.redis.url is not the address of a Redis",
                "Write it like redis://redis.internal:6379, or rediss:// for TLS");
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
