package platform.webhook;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An address that a webhook may go to: {@code https} and a host name. Where private ones are let in, {@code http} and numbers
 * too. What the name leads to is looked at for each attempt.
 */
public record WebhookUrl(URI uri) {
    /** Characters. */
    public static final int LONGEST = 500;
    private static final Pattern NAME = Pattern.compile("(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*");

    static Optional<WebhookUrl> parse(String text, boolean maybePrivate) {
        URI uri = uri(text);
        if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
                || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return Optional.empty();
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean good = maybePrivate
                ? https || "http".equalsIgnoreCase(uri.getScheme())
                : https && NAME.matcher(uri.getHost()).matches();
        return good ? Optional.of(new WebhookUrl(uri)) : Optional.empty();
    }

    private static @Nullable URI uri(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return null;
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean https() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Without the brackets of an IPv6 number. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return https() ? 443 : 80;
    }

    /** What the request line asks for. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** What the header {@code Host} says. */
    String authority() {
        return uri.getPort() == -1 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
