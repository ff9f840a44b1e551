package pay.psp;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import platform.id.Tsid;

/** Leaves a provider alone for a while that mostly does not answer, or dawdles: nobody waits for it then. */
final class BreakingPsp implements Psp {
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom().slidingWindowSize(40)
            .minimumNumberOfCalls(20).failureRateThreshold(50).slowCallRateThreshold(80)
            .slowCallDurationThreshold(Duration.ofSeconds(5)).waitDurationInOpenState(Duration.ofSeconds(10))
            .permittedNumberOfCallsInHalfOpenState(3)
            .recordResult(answer -> answer instanceof PspAnswer.Unknown || answer instanceof CardLook.Unknown).build();

    private final Psp psp;
    private final CircuitBreaker breaker = CircuitBreaker.of("psp", CONFIG);

    BreakingPsp(Psp psp) {
        this.psp = psp;
    }

    @Override
    public CardLook register(String customerKey, String authKey) {
        return call(() -> psp.register(customerKey, authKey), new CardLook.Unknown());
    }

    @Override
    public PspAnswer charge(ChargeOrder order) {
        return call(() -> psp.charge(order), new PspAnswer.NotNow());
    }

    @Override
    public PspAnswer cancel(CancelOrder order) {
        return call(() -> psp.cancel(order), new PspAnswer.NotNow());
    }

    @Override
    public PspAnswer enquireCharge(Tsid request, long amount) {
        return call(() -> psp.enquireCharge(request, amount), new PspAnswer.Unknown());
    }

    @Override
    public PspAnswer enquireCancel(CancelOrder order) {
        return call(() -> psp.enquireCancel(order), new PspAnswer.Unknown());
    }

    @Override
    public PspAnswer netCancel(Tsid request, long amount) {
        return call(() -> psp.netCancel(request, amount), new PspAnswer.Unknown());
    }

    private <T> T call(Supplier<T> call, T left) {
        try {
            return breaker.executeSupplier(call);
        } catch (CallNotPermittedException e) {
            return left;
        }
    }
}
