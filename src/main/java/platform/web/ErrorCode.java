package platform.web;

import org.springframework.http.HttpStatus;

/**
 * A refusal that callers can rely on. Each module lists its own in one enum ({@code PayError}); the constant's name is the
 * code in the API and never changes. The text for a person is in {@code messages/<module>_ko.properties} and {@code _en}
 * under that name.
 */
public interface ErrorCode {
    /** The code, UPPER_SNAKE. */
    String name();

    HttpStatus status();
}
