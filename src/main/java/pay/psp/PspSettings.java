package pay.psp;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Through whom cards are charged.
 *
 * @param psp {@code sandbox} or {@code toss}; not said means the sandbox, except in production, where it must be said
 */
@ConfigurationProperties("madang.pay.card")
record PspSettings(@Nullable Provider psp, @DefaultValue Toss toss) {
    enum Provider {
        SANDBOX, TOSS
    }

    /**
     * Toss Payments.
     *
     * @param secretKey {@code live_sk_…}; a {@code test_sk_…} one charges nobody
     * @param connectTimeout to the provider
     * @param patience for one answer, its body included; two of them and two connects fit in the time after which a call
     *     counts as lost
     */
    record Toss(@DefaultValue("https://api.tosspayments.com") URI url, @Nullable String secretKey,
            @DefaultValue("2s") Duration connectTimeout, @DefaultValue("10s") Duration patience) {
        @Override
        public String toString() {
            return "Toss[" + url + "]";
        }
    }
}
