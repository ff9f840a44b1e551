package platform.hot;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import platform.security.MemberCaller;

/**
 * A POST of members' apps that is served before the filters when nothing is the matter with it, as a bean of its module. Its
 * controller stays what it would be without: it is asked whenever this does not answer, and says what is wrong.
 *
 * @param path the whole of it
 */
public record HotEndpoint(String path, Service service) {
    /** What it does. */
    @FunctionalInterface
    public interface Service {
        /**
         * The JSON of a 200; null when anything about the body is not plainly as it should be. When it throws, the controller
         * is asked too: doing it twice must do no harm.
         */
        byte @Nullable [] answer(MemberCaller caller, byte[] body, HttpServletRequest request);
    }
}
