package pay.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads holds back, to resolve them. */
@Component
class Holds {
    private final JdbcClient jdbc;

    Holds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Movement find(MovementId id) {
        return jdbc
                .sql("""
                        select m.amount, d.id debit_id, d.kind debit_kind, d.owner debit_owner, c.id credit_id, c.kind credit_kind,
                            c.owner credit_owner
                        from pay_movement m join pay_account d on d.id = m.debit_account join pay_account c on c.id = m.credit_account
                        where m.id = ? and m.phase = 'HOLD'
                        """)
                .param(id.value())
                .query((row, number) -> Movement.hold(id,
                        new Account(new AccountId(row.getLong("debit_id")),
                                AccountKind.valueOf(row.getString("debit_kind")), row.getLong("debit_owner")),
                        new Account(new AccountId(row.getLong("credit_id")),
                                AccountKind.valueOf(row.getString("credit_kind")), row.getLong("credit_owner")),
                        row.getLong("amount")))
                .optional().orElseThrow(() -> new LedgerRefusal(LedgerRefusal.Reason.HOLD_RESOLVED, id));
    }
}
