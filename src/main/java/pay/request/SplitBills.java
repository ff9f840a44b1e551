package pay.request;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All bills that were divided. They never change. */
@Component
class SplitBills {
    private final JdbcTemplate jdbc;

    SplitBills(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(SplitBill bill) {
        jdbc.update(
                "insert into pay_split_bill (id, asker, total, own_share, memo, split_at) values (?, ?, ?, ?, ?, ?)",
                bill.id().value(), bill.asker().value(), bill.total().amount(), bill.ownShare().amount(), bill.memo(),
                UtcColumn.of(bill.splitAt()));
    }

    @Transactional(readOnly = true)
    public Optional<SplitBill> find(SplitBillId id) {
        return query("id = ?", id.value()).stream().findFirst();
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<SplitBill> of(Tsid asker, long before, int most) {
        return query("asker = ? and id < ? order by id desc limit ?", asker.value(), before, most);
    }

    private List<SplitBill> query(String where, Object... values) {
        return jdbc.query("select id, asker, total, own_share, memo, split_at from pay_split_bill where " + where,
                (row, _) -> new SplitBill(new SplitBillId(row.getLong("id")), new Tsid(row.getLong("asker")),
                        Won.of(row.getLong("total")), Won.of(row.getLong("own_share")), row.getString("memo"),
                        UtcColumn.get(row, "split_at")),
                values);
    }
}
