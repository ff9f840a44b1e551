package platform.security;

import java.security.MessageDigest;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import platform.startup.StartupRefused;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Lets in who brings the scraper's credential, {@code Authorization: Bearer}, and nobody else.
 *
 * @param scrapeToken at least 32 characters; null lets nobody in
 */
@ConfigurationProperties("madang.metrics")
public record ScraperCredential(@Nullable String scrapeToken)
        implements
            AuthorizationManager<RequestAuthorizationContext> {
    private static final int SHORTEST = 32;

    public ScraperCredential {
        if (scrapeToken != null && scrapeToken.length() < SHORTEST) {
            throw new StartupRefused("madang.metrics.scrape-token is too short",
                    "Give it at least " + SHORTEST + " random characters, or leave it out");
        }
    }

    @Override
    public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> caller,
            RequestAuthorizationContext context) {
        return new AuthorizationDecision(isIn(context.getRequest().getHeader(HttpHeaders.AUTHORIZATION)));
    }

    /** In constant time: how long a refusal takes tells nothing about the credential. */
    boolean isIn(@Nullable String authorization) {
        return scrapeToken != null && authorization != null
                && MessageDigest.isEqual(("Bearer " + scrapeToken).getBytes(UTF_8), authorization.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "ScraperCredential";
    }
}
