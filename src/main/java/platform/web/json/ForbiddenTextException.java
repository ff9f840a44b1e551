package platform.web.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A string in the body has control characters or half a surrogate pair. */
public class ForbiddenTextException extends MismatchedInputException {
    private static final long serialVersionUID = 1L;

    ForbiddenTextException(JsonParser parser) {
        super(parser, "Forbidden characters");
    }
}
