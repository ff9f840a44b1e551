package pay.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.time.UtcColumn;

/** Reads holds back, to resolve them. */
@Component
class Holds {
    private final JdbcTemplate jdbc;

    Holds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these movements that are holds. They never change. */
    Map<MovementId, Movement> find(Set<MovementId> ids) {
        Map<MovementId, Movement> holds = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query("""
                    select m.id, m.amount, m.expires_at, d.id debit_id, d.kind debit_kind, d.owner debit_owner,
                        c.id credit_id, c.kind credit_kind, c.owner credit_owner
                    from pay_movement m join pay_account d on d.id = m.debit_account
                    join pay_account c on c.id = m.credit_account
                    where m.phase = 'HOLD' and m.id in (%s)
                    """.formatted(marks(ids)), row -> {
                MovementId id = new MovementId(row.getLong("id"));
                holds.put(id, Movement.hold(id,
                        new Account(new AccountId(row.getLong("debit_id")),
                                AccountKind.valueOf(row.getString("debit_kind")), row.getLong("debit_owner")),
                        new Account(new AccountId(row.getLong("credit_id")),
                                AccountKind.valueOf(row.getString("credit_kind")), row.getLong("credit_owner")),
                        row.getLong("amount"), UtcColumn.find(row, "expires_at")));
            }, values(ids));
        }
        return holds;
    }

    /** Those of these holds that were resolved. Exact when their balance rows are locked: whoever resolves one holds them. */
    List<MovementId> resolved(Set<MovementId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query("select resolves from pay_movement where resolves in (" + marks(ids) + ")",
                        (row, number) -> new MovementId(row.getLong(1)), values(ids));
    }

    private static String marks(Collection<MovementId> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }

    private static Object[] values(Collection<MovementId> ids) {
        return ids.stream().map(MovementId::value).toArray();
    }
}
