package pay.wallet;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** The member's list, latest first; read along its primary key. */
@Component
class WalletMovements {
    static final String PAGE = """
            select sequence, movement_id, kind, amount, balance, description, occurred_at from pay_wallet_movement
            where member_id = ? and sequence < ? order by sequence desc limit ?
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    WalletMovements(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    @Transactional(readOnly = true)
    public CursorPage<WalletMovement> list(Tsid memberId, PageQuery page) {
        String list = "pay.wallet-movements:" + memberId;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<WalletMovement> rows = jdbc.sql(PAGE).params(memberId.value(), before, page.size() + 1)
                .query((row, number) -> new WalletMovement(row.getLong("sequence"),
                        new MovementId(row.getLong("movement_id")), MoneyMoved.Kind.valueOf(row.getString("kind")),
                        Won.of(row.getLong("amount")), Won.of(row.getLong("balance")), row.getString("description"),
                        UtcColumn.get(row, "occurred_at")))
                .list();
        return CursorPage.of(rows, page.size(), row -> cursors.encode(list, row.sequence()));
    }
}
