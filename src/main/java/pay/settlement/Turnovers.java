package pay.settlement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what merchants sold since they were settled last. */
@Repository
class Turnovers {
    private final JdbcClient jdbc;

    Turnovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By merchant, up to and including a day; of who has no line there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Turnover> until(LocalDate day, List<Long> merchants) {
        Map<Long, Turnover> turnovers = new HashMap<>();
        jdbc.sql("""
                select a.merchant_id, min(l.sold_on) first_on,
                    sum(if(l.kind = 'SALE', l.amount, 0)) sales, sum(l.kind = 'SALE') sale_count,
                    sum(if(l.kind = 'CANCEL', l.amount, 0)) cancels, sum(l.kind = 'CANCEL') cancel_count,
                    sum(if(l.kind = 'DISPUTE', l.amount, 0)) disputes, sum(l.kind = 'DISPUTE') dispute_count,
                    sum(l.fee) fees, sum(l.vat) vat
                from pay_settlement_account a
                straight_join pay_sale_line l on l.merchant_id = a.merchant_id and l.sold_on > a.settled_until
                    and l.sold_on <= :day
                where a.merchant_id in (:merchants) group by a.merchant_id""").param("day", day)
                .param("merchants", merchants).query(row -> {
                    turnovers.put(row.getLong("merchant_id"),
                            new Turnover(row.getObject("first_on", LocalDate.class), row.getLong("sales"),
                                    row.getInt("sale_count"), row.getLong("cancels"), row.getInt("cancel_count"),
                                    row.getLong("disputes"), row.getInt("dispute_count"), row.getLong("fees"),
                                    row.getLong("vat")));
                });
        return turnovers;
    }
}
