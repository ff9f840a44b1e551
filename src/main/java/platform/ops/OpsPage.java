package platform.ops;

import java.util.regex.Pattern;

/**
 * A page in the navigation of {@code /ops}, or of {@code /seller}: by its role. A module adds its own page by a bean of this, an {@link OpsController} that
 * serves the path, and a template that is laid out by {@code ops/layout}.
 *
 * @param path where it is: {@code /ops} or {@code /seller}, or below
 * @param messageKey of its title, in the module's messages
 * @param icon name of a symbol in {@code static/assets/icons.svg}
 * @param order place in the navigation; smaller is earlier
 * @param role without which it is not in the navigation; that it is closed then, the security chain sees to
 */
public record OpsPage(String path, String messageKey, String icon, int order, String role) {
    private static final Pattern PATH = Pattern.compile("/(ops|seller)(/[a-z0-9-]+)*");

    /** For every operator. */
    public OpsPage(String path, String messageKey, String icon, int order) {
        this(path, messageKey, icon, order, "OPERATOR");
    }

    public OpsPage {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("Not a path of the operators' or sellers' pages: " + path);
        }
    }

    /** Whether the request is for this page or for something below it. */
    public boolean holds(String requestPath) {
        return requestPath.equals(path) || (path.indexOf('/', 1) > 0 && requestPath.startsWith(path + "/"));
    }
}
