package member.session;

import java.time.Instant;

/** The tokens of a log-in, as the API answers them. */
public record TokenAnswer(String accessToken, Instant accessExpiresAt, String refreshToken, Instant refreshExpiresAt) {
    public static TokenAnswer of(LogInTokens tokens) {
        return new TokenAnswer(tokens.access().value(), tokens.access().expiresAt(), tokens.refreshToken(),
                tokens.refreshExpiresAt());
    }

    @Override
    public String toString() {
        return "TokenAnswer until " + refreshExpiresAt;
    }
}
