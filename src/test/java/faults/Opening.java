package faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import bench.Wares.Ware;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.demo.DemoIds;
import platform.time.UtcColumn;

/**
 * How things stood before the load.
 *
 * @param money in each member's wallet
 * @param pieces on hand of each SKU
 * @param newestOrder no order of the load has a smaller id
 * @param at by the database
 */
record Opening(Map<Long, Long> money, Map<Long, Long> pieces, long newestOrder, Instant at) {
    private static final long ENOUGH = 300_000;

    /**
     * Demo members who can afford the load, the richest first; those last whose money moves by itself when a day comes: by a plan, of theirs or
     * to them, a loan, or what waits to be accepted.
     */
    static List<Long> affluent(JdbcClient jdbc) {
        return jdbc
                .sql("""
                        select w.member_id from pay_wallet w join pay_balance b on b.account_id = w.account_id
                        where w.status = 'OPEN' and w.suspense_account is null and w.member_id between ? and ?
                            and b.credit_posted - b.debit_posted - b.debit_pending > ?
                        order by b.debit_pending > 0
                                or exists (select * from pay_scheduled_transfer s where w.member_id in (s.member_id, s.recipient))
                                or exists (select * from loan_contract l where l.member_id = w.member_id),
                            b.credit_posted - b.debit_posted desc, w.member_id""")
                .params(DemoIds.member(1).value(), DemoIds.member(999_999).value(), ENOUGH).query(Long.class).list();
    }

    static Opening read(JdbcClient jdbc, List<Long> members, List<Ware> wares) {
        return new Opening(money(jdbc, members), pieces(jdbc, wares),
                jdbc.sql("select coalesce(max(id), 0) from commerce_order").query(Long.class).single(),
                now(jdbc));
    }

    /** What time it is, by the database. */
    static Instant now(JdbcClient jdbc) {
        return jdbc.sql("select utc_timestamp(6) as moment").query((row, _) -> UtcColumn.get(row, "moment")).single();
    }

    static Map<Long, Long> money(JdbcClient jdbc, List<Long> members) {
        return pairs(jdbc, """
                select w.member_id, sum(b.credit_posted - b.debit_posted) from pay_wallet w
                join pay_balance b on b.account_id = w.account_id where w.member_id in (:ids) group by w.member_id""",
                members);
    }

    static Map<Long, Long> pieces(JdbcClient jdbc, List<Ware> wares) {
        return pairs(jdbc, "select sku_id, on_hand from commerce_stock where sku_id in (:ids)",
                wares.stream().map(ware -> Long.parseLong(ware.sku())).toList());
    }

    static Map<Long, Long> pairs(JdbcClient jdbc, String sql, List<Long> ids) {
        return jdbc.sql(sql).param("ids", ids).query((row, _) -> Map.entry(row.getLong(1), row.getLong(2))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
