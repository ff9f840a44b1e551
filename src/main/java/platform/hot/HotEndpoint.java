package platform.hot;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import platform.security.MemberCaller;
import platform.web.DomainException;

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
         * The answer, whose body is its bytes: JSON unless it says otherwise. Null when anything about the request is not plainly
         * as it should be. When it throws anything but a {@link DomainException}, the controller is asked too: doing it twice
         * must do no harm.
         *
         * @throws DomainException told at once: the controller would only be refused again, after the same wait
         */
        @Nullable
        ResponseEntity<?> answer(MemberCaller caller, byte[] body, HttpServletRequest request);
    }
}
