package pay.bank;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** Writes new bank accounts. */
@Repository
class BankAccountRows {
    private final RowInsert rows;

    BankAccountRows(JdbcTemplate jdbc) {
        this.rows = new RowInsert(jdbc, "pay_bank_account", "id", "member_id", "bank_code", "number", "number_index",
                "last_four", "status", "linked_at").whereTaken("id = pay_bank_account.id");
    }

    /**
     * Adds them, but for those whose members have the same number already. Who adds one that another transaction is adding waits for
     * its end.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<BankAccount> accounts) {
        rows.insert(accounts.stream().map(BankAccountRows::row).toList());
    }

    private static @Nullable Object[] row(BankAccount account) {
        return new @Nullable Object[]{account.id().value(), account.memberId().value(), account.bank().code(),
                account.encryptedNumber(), account.numberIndex(), account.lastFour(), account.status().name(),
                UtcColumn.of(account.linkedAt())};
    }
}
