package loan.lender;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.springframework.stereotype.Component;
import platform.outside.Party;

/** A circuit breaker for each lender: one that fails or dawdles most of the time is left alone for a while. */
@Component
public class LenderBreakers {
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom().slidingWindowSize(40)
            .minimumNumberOfCalls(20).failureRateThreshold(60).slowCallRateThreshold(80)
            .slowCallDurationThreshold(SLOW).waitDurationInOpenState(Duration.ofSeconds(10))
            .permittedNumberOfCallsInHalfOpenState(3).build();

    private final Map<LenderId, Party> parties = new ConcurrentHashMap<>();
    private final Map<Counted, LongAdder> counts = new ConcurrentHashMap<>();

    /** How a call to a lender ends; SLOW is an answer that came too late for a comparison, LEFT_ALONE was no call at all. */
    public enum End {
        ANSWERED, SLOW, FAILED, LEFT_ALONE
    }

    private record Counted(LenderId lender, End end) {}

    /**
     * Makes a call to a lender.
     *
     * @throws LenderFault also when the lender is left alone for now
     */
    public <T> T call(LenderId lender, Supplier<T> call) {
        return of(lender).call(call, () -> {
            counter(lender, End.LEFT_ALONE).increment();
            throw new LenderFault("is left alone for now");
        });
    }

    /** CLOSED (it is asked), OPEN (it is left alone) or HALF_OPEN (a few calls try it out), on this instance. */
    public String state(LenderId lender) {
        return of(lender).state().name();
    }

    /** How many calls have ended so since this instance began. */
    public long calls(LenderId lender, End end) {
        return counter(lender, end).sum();
    }

    private LongAdder counter(LenderId lender, End end) {
        return counts.computeIfAbsent(new Counted(lender, end), _ -> new LongAdder());
    }

    private Party of(LenderId lender) {
        return parties.computeIfAbsent(lender, this::party);
    }

    private Party party(LenderId lender) {
        Party party = new Party("lender " + lender.value(), CONFIG);
        party.ends()
                .onSuccess(call -> counter(lender,
                        call.getElapsedDuration().compareTo(SLOW) < 0 ? End.ANSWERED : End.SLOW).increment())
                .onError(call -> counter(lender, End.FAILED).increment());
        return party;
    }
}
