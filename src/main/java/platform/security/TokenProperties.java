package platform.security;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access tokens.
 *
 * @param issuer who issues them ({@code iss}); another environment's tokens are refused by it
 * @param audience whom they are for ({@code aud})
 * @param keyPeriod how long a key signs before the next takes over
 * @param keyLead how long before it signs a key is published, so that everybody who caches the key set has it by then; more
 *        than the five minutes for which the key set may be cached
 */
@ConfigurationProperties("madang.token")
record TokenProperties(@DefaultValue("madang") String issuer, @DefaultValue("madang-app") String audience,
        @DefaultValue("30d") Duration keyPeriod, @DefaultValue("10m") Duration keyLead) {}
