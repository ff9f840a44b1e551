package member.session;

import java.time.Duration;
import java.time.Instant;

import platform.security.AccessToken;

/**
 * What a log-in gives the app.
 *
 * @param access for every request, five minutes
 * @param refreshToken for the next pair, once
 * @param refreshExpiresAt until when that can be used
 */
public record LogInTokens(AccessToken access, String refreshToken, Instant refreshExpiresAt) {
    /** How long a log-in can be refreshed in all; then PIN and device are asked again. */
    static final Duration LONGEST = Duration.ofDays(180);

    /** How long ended log-ins are kept: three months (Protection of Communications Secrets Act, Enforcement Decree § 41 (2) 2). */
    static final Duration KEPT = Duration.ofDays(92);

    @Override
    public String toString() {
        return "LogInTokens until " + refreshExpiresAt;
    }
}
