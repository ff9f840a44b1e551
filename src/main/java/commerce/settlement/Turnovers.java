package commerce.settlement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what became due since a seller's statement before. */
@Repository
class Turnovers {
    private final JdbcClient jdbc;

    Turnovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By seller, up to and including a day; of who has no line there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Turnover> until(LocalDate day, List<Long> sellers) {
        Map<Long, Turnover> turnovers = new HashMap<>();
        jdbc.sql(
                """
                        select a.seller_id, min(l.due_on), count(*), sum(if(l.kind = 'SALE', l.amount, 0)),
                            sum(if(l.kind = 'SELLER_COUPON', l.amount, 0)), sum(if(l.kind = 'SHIPPING', l.amount, 0)),
                            sum(if(l.kind = 'SALES_FEE', l.amount, 0)), sum(if(l.kind = 'PAYMENT_FEE', l.amount, 0)),
                            sum(if(l.kind = 'VAT', l.amount, 0)), sum(if(l.kind = 'RETURN_FREIGHT', l.amount, 0)),
                            sum(if(l.kind in ('CLAW_BACK', 'INTEREST', 'CHARGEBACK_HELD', 'CHARGEBACK', 'CHARGEBACK_FEE'),
                                l.amount, 0)), sum(if(l.kind = 'ADJUSTMENT', l.amount, 0))
                        from commerce_settlement_account a
                        straight_join commerce_settlement_line l on l.seller_id = a.seller_id and l.due_on > a.closed_until
                            and l.due_on <= :day
                        where a.seller_id in (:sellers) group by a.seller_id""")
                .param("day", Date.valueOf(day))
                .param("sellers", sellers).query(row -> {
                    turnovers.put(row.getLong(1),
                            new Turnover(Objects.requireNonNull(row.getObject(2, LocalDate.class)), row.getInt(3),
                                    row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8),
                                    row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12)));
                });
        return turnovers;
    }
}
