package member.sms;

import java.net.http.HttpClient;
import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import member.error.MemberError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import platform.outside.Party;
import platform.person.PhoneNumber;
import platform.startup.StartupRefused;
import platform.web.DomainException;

/**
 * A gateway for short messages over HTTP: {@code POST {from, to, text}} with a bearer key, 2xx means accepted. It has
 * timeouts, and after half of twenty messages failed or dawdled nobody waits for it for thirty seconds.
 */
final class HttpSms implements SmsSender {
    private static final Logger log = LoggerFactory.getLogger(HttpSms.class);
    private static final Duration OPEN = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final RestClient http;
    private final String from;
    private final Party gateway;

    HttpSms(SmsProperties properties) {
        this(properties, SLOW);
    }

    /** @param slow what counts as dawdling */
    HttpSms(SmsProperties properties, Duration slow) {
        this.gateway = new Party("the SMS gateway", CircuitBreakerConfig.custom().slidingWindowSize(20)
                .minimumNumberOfCalls(10).failureRateThreshold(50).slowCallRateThreshold(50)
                .slowCallDurationThreshold(slow).waitDurationInOpenState(OPEN).permittedNumberOfCallsInHalfOpenState(3)
                .build());
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(properties.connectTimeout()).build());
        requests.setReadTimeout(properties.readTimeout());
        this.http = RestClient.builder().requestFactory(requests)
                .baseUrl(given("url", properties.url()).toString())
                .defaultHeaders(headers -> headers.setBearerAuth(given("api-key", properties.apiKey()))).build();
        this.from = given("from", properties.from());
    }

    private static <T> T given(String setting, @Nullable T value) {
        if (value == null) {
            throw new StartupRefused("madang.member.sms.sender=http needs madang.member.sms." + setting,
                    "Set it as docs/member.md says");
        }
        return value;
    }

    private record Message(String from, String to, String text) {}

    @Override
    public void send(PhoneNumber to, String message) {
        try {
            gateway.call(() -> http.post().contentType(MediaType.APPLICATION_JSON)
                    .body(new Message(from, to.digits(), message)).retrieve().toBodilessEntity(), () -> {
                        throw DomainException.retryAfter(OPEN, MemberError.SMS_UNAVAILABLE);
                    });
        } catch (RestClientException e) {
            log.warn("The SMS gateway did not take a message: {}", e.getClass().getSimpleName());
            throw DomainException.retryAfter(Duration.ofSeconds(5), MemberError.SMS_UNAVAILABLE);
        }
    }
}
