package pay.virtualaccount;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import pay.bank.BankCode;
import pay.psp.TossAccess;
import platform.money.Won;
import platform.outside.Party;

/** Leaves a bank alone for a while when it mostly dawdles over account numbers, or calls of it break off: nobody waits for it then. */
final class BreakingVirtualAccounts implements VirtualAccountBank {
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration LEFT_FOR = Duration.ofSeconds(10);

    private final VirtualAccountBank bank;
    private final CircuitBreakerConfig config;
    private final Map<BankCode, Party> parties = new ConcurrentHashMap<>();

    /** @param slow what counts as dawdling */
    BreakingVirtualAccounts(VirtualAccountBank bank, Duration slow) {
        this.bank = bank;
        this.config = CircuitBreakerConfig.custom().slidingWindowSize(20).minimumNumberOfCalls(10)
                .slowCallRateThreshold(50).slowCallDurationThreshold(slow).waitDurationInOpenState(LEFT_FOR)
                .permittedNumberOfCallsInHalfOpenState(3).build();
    }

    @Override
    public Answer open(VirtualAccountId request, BankCode code, Won amount, Instant dueAt) {
        return party(code).call(() -> bank.open(request, code, amount, dueAt), Answer.Unknown::new);
    }

    @Override
    public Statement statement(VirtualAccount given) {
        return party(given.bank()).call(() -> bank.statement(given), Statement.Unknown::new);
    }

    private Party party(BankCode code) {
        return parties.computeIfAbsent(code, each -> new Party("virtual accounts of bank " + each.code(), config));
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        @Primary
        VirtualAccountBank virtualAccountBank(VirtualAccountSettings settings, SandboxVirtualAccounts sandbox,
                TossAccess toss) {
            return new BreakingVirtualAccounts(settings.bank() == VirtualAccountSettings.Provider.TOSS
                    ? new TossVirtualAccounts(toss.api())
                    : sandbox, SLOW);
        }
    }
}
