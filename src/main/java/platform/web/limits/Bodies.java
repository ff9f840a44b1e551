package platform.web.limits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import platform.web.BodyLimit;
import platform.web.BodyTooSlowException;
import platform.web.ReadForm;
import platform.web.ReadRequest;
import platform.web.SafeMethods;

/**
 * Waits for the bodies of requests before these get a place, and with it a connection to the database in view: who sends byte by byte keeps
 * nobody away then. It costs memory alone, 64 MB of short ones and 64 MB of others at most, and a file's disk; of each kind an address has
 * an eighth.
 */
@Component
class Bodies {
    /** In bytes; larger ones, and those that do not say how large they are, may need a whole megabyte each. */
    private static final int SHORT = 1 << 16;
    private static final int MOST_SHORT = 1_024;
    private static final int MOST_LONG = 64;
    private static final int SHARE = 8;

    private final Kind shortOnes;
    private final Kind longOnes;
    private final Kind files;
    private final Duration patience;
    private final int mostFields;

    private record Kind(Room room, StreamPlaces.Places shares) {
        static Kind of(String name, int most, MeterRegistry meters) {
            Room room = Room.of(name, most, meters);
            return new Kind(room, new StreamPlaces.Places(room.places(), most / SHARE));
        }
    }

    Bodies(LimitProperties properties, @Value("${server.tomcat.max-parameter-count}") int mostFields,
            MeterRegistry meters) {
        this.shortOnes = Kind.of("bodies", MOST_SHORT, meters);
        this.longOnes = Kind.of("long-bodies", MOST_LONG, meters);
        this.files = Kind.of("files", MOST_LONG, meters);
        this.patience = properties.bodyPatience();
        this.mostFields = mostFields;
    }

    /**
     * The request when all of its body is here. What announces too much is left as it is, to be refused.
     *
     * @return null when there is no place to wait for it
     * @throws BodyTooSlowException when it does not come in time
     */
    @Nullable
    HttpServletRequest arrived(HttpServletRequest request) throws BodyTooSlowException {
        if (SafeMethods.include(request) || !hasBody(request) || !BodyLimit.isKept(request)) {
            return request;
        }
        Kind kind = kindOf(request);
        CallerAddress address = CallerAddress.of(request);
        if (!kind.shares().tryEnter(address)) {
            kind.room().refused().increment();
            return null;
        }
        try {
            return BodyLimit.isMultipart(request) ? withParts(request) : whole(request);
        } finally {
            kind.shares().leave(address);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private Kind kindOf(HttpServletRequest request) {
        if (BodyLimit.isMultipart(request)) {
            return files;
        }
        long announced = request.getContentLengthLong();
        return announced >= 0 && announced <= SHORT ? shortOnes : longOnes;
    }

    private HttpServletRequest whole(HttpServletRequest request) throws BodyTooSlowException {
        ReadRequest whole = ReadRequest.arrived(request, patience);
        return ReadForm.is(request) ? new ReadForm(whole, mostFields) : whole;
    }

    /** The server reads and keeps them, and says to whoever asks for them what was wrong. */
    private static HttpServletRequest withParts(HttpServletRequest request) {
        try {
            request.setCharacterEncoding(StandardCharsets.UTF_8);
            request.getParts();
        } catch (IOException | ServletException | IllegalStateException _) {
            return request;
        }
        return request;
    }
}
