package pay.statement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.time.BusinessDays;
import platform.time.OurTime;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Shows operators an account: its statement between two days, and what stood on it at a time. */
@OpsController
class AccountsPage {
    private final Accounts accounts;
    private final Statements statements;
    private final BalanceAt balances;
    private final Clock clock;

    AccountsPage(Accounts accounts, Statements statements, BalanceAt balances, Clock clock) {
        this.accounts = accounts;
        this.statements = statements;
        this.balances = balances;
        this.clock = clock;
    }

    @Bean
    static OpsPage accountsInNavigation() {
        return new OpsPage("/ops/accounts", "pay.accounts", "book", 67);
    }

    /**
     * The page.
     *
     * @param owner by kind; the house's own where there is none
     * @param from its first day in Seoul; the last seven without one
     * @param to its last day
     * @param at in Seoul; now without one
     */
    @GetMapping("/ops/accounts")
    String show(@RequestParam(defaultValue = "BANK") AccountKind kind,
            @RequestParam(required = false) @Nullable Tsid owner,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime at,
            Model model) {
        requireOfOurTime(from);
        requireOfOurTime(to);
        requireOfOurTime(at == null ? null : at.toLocalDate());
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL) : to;
        LocalDate first = from == null ? last.minusDays(6) : from;
        LocalDateTime time = at == null ? LocalDateTime.ofInstant(clock.instant(), BusinessDays.SEOUL) : at;
        model.addAttribute("kinds", AccountKind.values());
        model.addAttribute("kind", kind);
        model.addAttribute("owner", owner);
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("at", time.withNano(0));
        accounts.find(kind, owner == null ? 0 : owner.value()).ifPresent(account -> {
            model.addAttribute("account", account);
            model.addAttribute("statement",
                    statements.read(account, first.atStartOfDay(BusinessDays.SEOUL).toInstant(),
                            last.plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant()));
            model.addAttribute("balance", balances.read(account, time.atZone(BusinessDays.SEOUL).toInstant()));
        });
        return "pay/accounts";
    }

    private static void requireOfOurTime(@Nullable LocalDate day) {
        if (day != null && !OurTime.includes(day)) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
    }
}
