package platform.web;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A refusal that the business expects; becomes a problem response with the code's status and text. */
public class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Object> arguments;
    private final transient @Nullable Duration retryAfter;

    /**
     * @param code why
     * @param arguments what the code's text has placeholders for, in order; they are shown to the caller
     */
    public DomainException(ErrorCode code, Object... arguments) {
        this(null, code, arguments);
    }

    private DomainException(@Nullable Duration retryAfter, ErrorCode code, Object... arguments) {
        super(code.name());
        this.code = code;
        this.arguments = List.of(arguments);
        this.retryAfter = retryAfter;
    }

    /** A refusal that tells the caller when asking again makes sense, by a {@code Retry-After} header in whole seconds. */
    public static DomainException retryAfter(Duration delay, ErrorCode code, Object... arguments) {
        return new DomainException(delay, code, arguments);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
