package pay.bank;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;

/** Keeps the account of somebody whom a member sends money to. */
@Component
public class KeepPayeeAccount {
    private final BankAccounts accounts;
    private final AccountNumbers numbers;
    private final Ids ids;
    private final Clock clock;

    KeepPayeeAccount(BankAccounts accounts, AccountNumbers numbers, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The account, kept once per member however often money goes there; one that they linked stays what it is. The caller holds
     * the wallet's lock.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankAccount keep(Tsid memberId, BankCode code, AccountNumber number) {
        return accounts
                .findByMemberIdAndBankCodeAndNumberIndexIn(memberId.value(), code.code(), numbers.indexes(number))
                .orElseGet(() -> {
                    BankAccountId id = new BankAccountId(ids.nextLong());
                    return accounts.saveAndFlush(new BankAccount(id, memberId, code, numbers.seal(id, number),
                            BankAccount.Status.PAYEE, clock.instant().truncatedTo(ChronoUnit.MICROS)));
                });
    }
}
