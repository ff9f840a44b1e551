package pay.virtualaccount;

import java.time.Instant;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pay.bank.BankCode;
import platform.money.Won;

/**
 * The bank in the box as it gives out virtual accounts: fourteen digits that are drawn from the request's id, so that the same
 * request gets the same ones.
 */
@Component
class SandboxVirtualAccounts implements VirtualAccountBank {
    private static final long NUMBERS = 1_000_000_000_000L;

    private final SandboxDeposits deposits;

    SandboxVirtualAccounts(SandboxDeposits deposits) {
        this.deposits = deposits;
    }

    @Override
    public Answer open(VirtualAccountId request, BankCode bank, Won amount, Instant dueAt) {
        requireNoTransaction();
        return new Answer.Opened("79%012d".formatted(Math.floorMod(request.value(), NUMBERS)));
    }

    @Override
    public Statement statement(VirtualAccount given) {
        requireNoTransaction();
        return new Statement.Complete(deposits.at(given.bank(), Objects.requireNonNull(given.number())));
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A bank is called inside a transaction");
        }
    }
}
