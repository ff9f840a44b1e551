package pay.wallet;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** Writes members' lists, beside the ledger and in its transaction. */
@Component
public class WalletLines {
    private final RowInsert rows;

    WalletLines(JdbcTemplate jdbc) {
        rows = new RowInsert(jdbc, "pay_wallet_movement", "member_id", "sequence", "movement_id", "kind", "amount",
                "balance", "description", "occurred_at");
    }

    /** Writes lines by one statement. The modules are told by whoever calls: each movement once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<WalletLine> lines) {
        rows.insert(lines.stream().map(line -> new @Nullable Object[]{line.memberId().value(), line.after().postings(),
                line.movement().value(), line.why().kind().name(), line.amount().amount(), line.after().credit(),
                line.why().description(), UtcColumn.of(line.why().at())}).toList());
    }
}
