package platform.security;

import java.time.Instant;

/**
 * A token as it is handed to the member's app.
 *
 * @param value compact JWT
 * @param expiresAt from then on it is refused (a minute of tolerance for wrong clocks aside)
 */
public record AccessToken(String value, Instant expiresAt) {
    /** Without the value: whoever has it is the member. */
    @Override
    public String toString() {
        return "AccessToken until " + expiresAt;
    }
}
