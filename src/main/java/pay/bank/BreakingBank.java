package pay.bank;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import platform.outside.Party;

/**
 * Leaves a bank alone for a while when it mostly dawdles, or calls of it break off: nobody waits for it then, and others are called as
 * before. An answer tells nothing, only its slowness: a bank that does not answer is waited for until patience ends, and one that says at
 * once that it does not know keeps nobody. Enquiries, which the clearing house answers without the bank, are a party of their own.
 */
final class BreakingBank implements Bank {
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration LEFT_FOR = Duration.ofSeconds(10);

    private final Bank bank;
    private final Clock clock;
    private final CircuitBreakerConfig config;
    private final Map<BankCode, Party> parties = new ConcurrentHashMap<>();
    private final Party enquiries;

    BreakingBank(Bank bank, Clock clock) {
        this(bank, clock, SLOW);
    }

    /** @param slow what counts as dawdling */
    BreakingBank(Bank bank, Clock clock, Duration slow) {
        this.bank = bank;
        this.clock = clock;
        this.config = CircuitBreakerConfig.custom().slidingWindowSize(20).minimumNumberOfCalls(10)
                .slowCallRateThreshold(50).slowCallDurationThreshold(slow).waitDurationInOpenState(LEFT_FOR)
                .permittedNumberOfCallsInHalfOpenState(3).build();
        this.enquiries = new Party("banks about requests", config);
    }

    private Party party(BankCode code) {
        return parties.computeIfAbsent(code, each -> new Party("bank " + each.code(), config));
    }

    @Override
    public AccountLook look(BankCode code, AccountNumber number) {
        return party(code).call(() -> bank.look(code, number), AccountLook.Unknown::new);
    }

    @Override
    public BankAnswer withdraw(BankTransferId request, BankCode code, AccountNumber number, long amount) {
        return party(code).call(() -> bank.withdraw(request, code, number, amount), this::notSent);
    }

    @Override
    public BankAnswer deposit(BankTransferId request, BankCode code, AccountNumber number, long amount, String text) {
        return party(code).call(() -> bank.deposit(request, code, number, amount, text), this::notSent);
    }

    @Override
    public BankAnswer enquire(BankTransferId request) {
        return enquiries.call(() -> bank.enquire(request), this::notAsked);
    }

    @Override
    public BankAnswer cancel(BankTransferId request) {
        return enquiries.call(() -> bank.cancel(request), this::notAsked);
    }

    private BankAnswer notSent() {
        return new BankAnswer.NotNow(clock.instant().plus(LEFT_FOR));
    }

    private BankAnswer notAsked() {
        return new BankAnswer.NotAsked(clock.instant().plus(LEFT_FOR));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        @Primary
        Bank bank(SandboxBank sandbox, Clock clock) {
            return new BreakingBank(sandbox, clock);
        }
    }
}
