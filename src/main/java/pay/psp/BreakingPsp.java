package pay.psp;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import platform.id.Tsid;
import platform.outside.Party;

/** Leaves a provider alone for a while that mostly does not answer, or dawdles: nobody waits for it then. */
final class BreakingPsp implements Psp {
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom().slidingWindowSize(40)
            .minimumNumberOfCalls(20).failureRateThreshold(50).slowCallRateThreshold(80)
            .slowCallDurationThreshold(Duration.ofSeconds(5)).waitDurationInOpenState(Duration.ofSeconds(10))
            .permittedNumberOfCallsInHalfOpenState(3)
            .recordResult(answer -> answer instanceof PspAnswer.Unknown || answer instanceof PspAnswer.Failed
                    || answer instanceof CardLook.Unknown)
            .build();

    private static final PspAnswer NOT_SENT = new PspAnswer.NotSent(CardRefusal.NOT_NOW);

    private final Psp psp;
    private final Party party = new Party("psp", CONFIG);

    BreakingPsp(Psp psp) {
        this.psp = psp;
    }

    @Override
    public CardLook register(String customerKey, String authKey) {
        return party.call(() -> psp.register(customerKey, authKey), CardLook.Unknown::new);
    }

    @Override
    public boolean end(BillingToken token) {
        return party.call(() -> psp.end(token), () -> false);
    }

    @Override
    public PspAnswer charge(ChargeOrder order) {
        return party.call(() -> psp.charge(order), () -> NOT_SENT);
    }

    @Override
    public PspAnswer cancel(CancelOrder order) {
        return party.call(() -> psp.cancel(order), () -> NOT_SENT);
    }

    @Override
    public PspAnswer enquireCharge(Tsid request, long amount) {
        return party.call(() -> psp.enquireCharge(request, amount), () -> NOT_SENT);
    }

    @Override
    public PspAnswer enquireCancel(CancelOrder order) {
        return party.call(() -> psp.enquireCancel(order), () -> NOT_SENT);
    }

    @Override
    public PspAnswer netCancel(Tsid request, long amount) {
        return party.call(() -> psp.netCancel(request, amount), () -> NOT_SENT);
    }
}
