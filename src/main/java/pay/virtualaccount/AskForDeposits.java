package pay.virtualaccount;

import org.springframework.stereotype.Component;
import platform.database.ConflictRetry;

/**
 * Asks a bank what was deposited at a number whose time is over, since its notice may have got lost, or come while we were down. Only its own
 * word that nothing came ends the wait; what came in time is taken as if the notice had come.
 */
@Component
class AskForDeposits {
    private final VirtualAccountBank bank;
    private final OverdueAccounts overdueAccounts;
    private final TakeDeposit takeDeposit;
    private final DepositOutcomes outcomes;

    AskForDeposits(VirtualAccountBank bank, OverdueAccounts overdueAccounts, TakeDeposit takeDeposit,
            DepositOutcomes outcomes) {
        this.bank = bank;
        this.overdueAccounts = overdueAccounts;
        this.takeDeposit = takeDeposit;
        this.outcomes = outcomes;
    }

    /** Asks about one; a remote call, outside a transaction. */
    void ask(OverdueAccounts.Overdue overdue) {
        VirtualAccount account = overdue.account();
        switch (bank.statement(account)) {
            case VirtualAccountBank.Statement.Complete complete -> {
                complete.deposits().forEach(takeDeposit::take);
                ConflictRetry.run(() -> outcomes.of(account.purpose()).notDeposited(account.paymentId()));
            }
            case VirtualAccountBank.Statement.Unknown _ -> overdueAccounts.askAgain(overdue);
        }
    }
}
