package member.sms;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sends short messages.
 *
 * @param sender {@code sandbox} or {@code http}; not said means the sandbox, except in production, where it must be said
 * @param url where the gateway takes messages
 * @param apiKey sent as a bearer token
 * @param from the registered number of the sender, digits only (in Korea an unregistered one is not delivered)
 * @param connectTimeout to the gateway
 * @param readTimeout for its answer
 */
@ConfigurationProperties("madang.member.sms")
record SmsProperties(@Nullable Sender sender, @Nullable URI url, @Nullable String apiKey, @Nullable String from,
        @DefaultValue("1s") Duration connectTimeout, @DefaultValue("3s") Duration readTimeout) {
    enum Sender {
        SANDBOX, HTTP
    }
}
