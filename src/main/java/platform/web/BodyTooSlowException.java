package platform.web;

import java.io.IOException;

/** The caller sends so slowly that nobody waits for the rest. */
public class BodyTooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooSlowException() {
        super("The body does not come in time");
    }
}
