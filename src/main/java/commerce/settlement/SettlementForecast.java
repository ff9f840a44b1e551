package commerce.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a seller will be paid out, as far as it is known: lines that are in no statement yet, by the day on which they are due. */
@Service
public class SettlementForecast {
    private final JdbcClient jdbc;

    SettlementForecast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due on a day, in won; negative: the seller owes it. */
    public record Due(LocalDate day, long amount) {}

    /** Days on which something is due, the next first. */
    @Transactional(readOnly = true)
    public List<Due> of(SellerId seller) {
        return jdbc
                .sql("""
                        select due_on, sum(amount) as amount from commerce_settlement_line where seller_id = :seller
                            and due_on > coalesce((select closed_until from commerce_settlement_account where seller_id = :seller),
                                '2000-01-01')
                        group by due_on order by due_on""")
                .param("seller", seller.value())
                .query((row, number) -> new Due(Objects.requireNonNull(row.getObject("due_on", LocalDate.class)),
                        row.getLong("amount")))
                .list();
    }
}
