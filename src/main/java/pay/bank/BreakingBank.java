package pay.bank;

import java.time.Clock;
import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import platform.outside.Party;

/**
 * Leaves the banks alone for a while when they mostly dawdle: nobody waits for them then. Only slowness tells: a bank that does not answer
 * is waited for until patience ends, and one that says at once that it does not know keeps nobody.
 */
final class BreakingBank implements Bank {
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration LEFT_FOR = Duration.ofSeconds(10);

    private final Bank bank;
    private final Party party;
    private final Clock clock;

    BreakingBank(Bank bank, Clock clock) {
        this(bank, clock, SLOW);
    }

    /** @param slow what counts as dawdling */
    BreakingBank(Bank bank, Clock clock, Duration slow) {
        this.bank = bank;
        this.clock = clock;
        this.party = new Party("bank", CircuitBreakerConfig.custom().slidingWindowSize(20).minimumNumberOfCalls(10)
                .slowCallRateThreshold(50).slowCallDurationThreshold(slow).waitDurationInOpenState(LEFT_FOR)
                .permittedNumberOfCallsInHalfOpenState(3).build());
    }

    @Override
    public AccountLook look(BankCode code, AccountNumber number) {
        return party.call(() -> bank.look(code, number), new AccountLook.Unknown());
    }

    @Override
    public BankAnswer withdraw(BankTransferId request, BankCode code, AccountNumber number, long amount) {
        return party.call(() -> bank.withdraw(request, code, number, amount), notSent());
    }

    @Override
    public BankAnswer deposit(BankTransferId request, BankCode code, AccountNumber number, long amount, String text) {
        return party.call(() -> bank.deposit(request, code, number, amount, text), notSent());
    }

    @Override
    public BankAnswer enquire(BankTransferId request) {
        return party.call(() -> bank.enquire(request), new BankAnswer.Unknown());
    }

    @Override
    public BankAnswer cancel(BankTransferId request) {
        return party.call(() -> bank.cancel(request), new BankAnswer.Unknown());
    }

    private BankAnswer notSent() {
        return new BankAnswer.NotNow(clock.instant().plus(LEFT_FOR));
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
