package platform.web;

import java.util.List;

/** A refusal that the business expects; becomes a problem response with the code's status and text. */
public class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Object> arguments;

    /**
     * @param code why
     * @param arguments what the code's text has placeholders for, in order; they are shown to the caller
     */
    public DomainException(ErrorCode code, Object... arguments) {
        super(code.name());
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
