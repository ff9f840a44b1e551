package pay.bank;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;

/** Keeps the account of somebody whom a member sends money to. */
@Component
public class KeepPayeeAccount {
    private final BankAccounts accounts;
    private final BankAccountRows rows;
    private final AccountNumbers numbers;
    private final Ids ids;
    private final Clock clock;

    KeepPayeeAccount(BankAccounts accounts, BankAccountRows rows, AccountNumbers numbers, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.numbers = numbers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The account, kept once per member however often money goes there. Of several who enter it at once, one adds it and the others
     * wait for that one's end; one that the member linked stays what it is. For a member who may leave meanwhile the caller holds the
     * wallet's lock.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BankAccount keep(Tsid memberId, BankCode code, AccountNumber number) {
        return find(memberId, code, number).orElseGet(() -> {
            BankAccountId id = new BankAccountId(ids.nextLong());
            rows.add(List.of(new BankAccount(id, memberId, code, numbers.seal(id, number), BankAccount.Status.PAYEE,
                    clock.instant().truncatedTo(ChronoUnit.MICROS))));
            return find(memberId, code, number).orElseThrow();
        });
    }

    private Optional<BankAccount> find(Tsid memberId, BankCode code, AccountNumber number) {
        return accounts.findByMemberIdAndBankCodeAndNumberIndexIn(memberId.value(), code.code(),
                numbers.indexes(number));
    }
}
