package platform.web;

import java.io.IOException;

/** The caller sent more than the limit while the body was being read. */
class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes");
    }
}
