package pay.bank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.database.RowInsert;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.time.UtcColumn;

/** One linked account at the sandbox bank for each demo member. */
@Component
@ConditionalOnDemo
public class DemoBankAccounts {
    private static final int BLOCK = 203;
    private static final List<BankCode> BANKS = List.of(BankCode.values());
    private static final Instant LINKED = Instant.parse("2026-06-01T00:00:00Z");

    private final AccountNumbers numbers;
    private final RowInsert rows;

    DemoBankAccounts(AccountNumbers numbers, JdbcTemplate jdbc) {
        this.numbers = numbers;
        this.rows = new RowInsert(jdbc, "pay_bank_account", "id", "member_id", "bank_code", "number", "number_index",
                "last_four", "status", "linked_at");
    }

    /** Writes those of the members with these indexes. Their last digit keeps them from the sandbox's special numbers. */
    public void write(List<Long> indexes) {
        List<@Nullable Object[]> accounts = new ArrayList<>();
        for (long index : indexes) {
            BankAccountId id = new BankAccountId(DemoIds.of(BLOCK, index).value());
            BankCode bank = BANKS.get((int) (index % BANKS.size()));
            SealedNumber number = numbers.seal(id, new AccountNumber("110%08d9".formatted(index)));
            accounts.add(new @Nullable Object[]{id.value(), DemoIds.member(index).value(), bank.code(),
                    number.encrypted(), number.index(), number.lastFour(), "LINKED", UtcColumn.of(LINKED)});
        }
        rows.insert(accounts);
    }
}
