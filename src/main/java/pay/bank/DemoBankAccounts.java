package pay.bank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;

/** One linked account at the sandbox bank for each demo member. */
@Component
@ConditionalOnDemo
public class DemoBankAccounts {
    private static final int BLOCK = 203;
    private static final List<BankCode> BANKS = List.of(BankCode.values());
    private static final Instant LINKED = Instant.parse("2026-06-01T00:00:00Z");

    private final AccountNumbers numbers;
    private final BankAccountRows rows;

    DemoBankAccounts(AccountNumbers numbers, BankAccountRows rows) {
        this.numbers = numbers;
        this.rows = rows;
    }

    /** Writes those of the members with these indexes. Their last digit keeps them from the sandbox's special numbers. */
    public void write(List<Long> indexes) {
        List<BankAccount> accounts = new ArrayList<>();
        for (long index : indexes) {
            BankAccountId id = new BankAccountId(DemoIds.of(BLOCK, index).value());
            BankCode bank = BANKS.get((int) (index % BANKS.size()));
            SealedNumber number = numbers.seal(id, new AccountNumber("110%08d9".formatted(index)));
            accounts.add(
                    new BankAccount(id, DemoIds.member(index), bank, number, BankAccount.Status.LINKED, LINKED));
        }
        rows.add(accounts);
    }
}
