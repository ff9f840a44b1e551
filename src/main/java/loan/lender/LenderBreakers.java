package loan.lender;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.springframework.stereotype.Component;

/** A circuit breaker for each lender: one that fails or dawdles most of the time is left alone for a while. */
@Component
public class LenderBreakers {
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom().slidingWindowSize(40)
            .minimumNumberOfCalls(20).failureRateThreshold(60).slowCallRateThreshold(80)
            .slowCallDurationThreshold(Duration.ofSeconds(2)).waitDurationInOpenState(Duration.ofSeconds(10))
            .permittedNumberOfCallsInHalfOpenState(3).build();

    private final Map<LenderId, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /**
     * Makes a call to a lender.
     *
     * @throws LenderFault also when the lender is left alone for now
     */
    public <T> T call(LenderId lender, Supplier<T> call) {
        try {
            return of(lender).executeSupplier(call);
        } catch (CallNotPermittedException e) {
            throw new LenderFault("left alone after too many failures", e);
        }
    }

    /** CLOSED (it is asked), OPEN (it is left alone) or HALF_OPEN (a few calls try it out), on this instance. */
    public String state(LenderId lender) {
        return of(lender).getState().name();
    }

    private CircuitBreaker of(LenderId lender) {
        return breakers.computeIfAbsent(lender, id -> CircuitBreaker.of("lender-" + id.value(), CONFIG));
    }
}
