package commerce.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a seller will be paid out, as far as it is known: lines that are in no statement yet, by the day on which they are due, and statements
 * that are not paid out yet, by the day on which they are to be.
 */
@Service
public class SettlementForecast {
    private static final String IN_NO_STATEMENT = """
            select due_on, sum(amount) from commerce_settlement_line where seller_id = :seller
                and due_on > coalesce((select closed_until from commerce_settlement_account where seller_id = :seller), '2000-01-01')
            group by due_on""";
    private static final String NOT_PAID_OUT = """
            select pay_on, payout from commerce_settlement_statement
            where seller_id = :seller and status in ('DUE', 'ASKED')""";

    private final JdbcClient jdbc;

    SettlementForecast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due on a day, in won; negative: the seller owes it. */
    public record Due(LocalDate day, long amount) {}

    /** Days on which something is due, the next first. */
    @Transactional(readOnly = true)
    public List<Due> of(SellerId seller) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        Stream.of(IN_NO_STATEMENT, NOT_PAID_OUT).flatMap(which -> due(which, seller))
                .forEach(due -> days.merge(due.day(), due.amount(), Long::sum));
        return days.entrySet().stream().map(day -> new Due(day.getKey(), day.getValue())).toList();
    }

    private Stream<Due> due(String which, SellerId seller) {
        return jdbc.sql(which).param("seller", seller.value())
                .query((row, _) -> new Due(Objects.requireNonNull(row.getObject(1, LocalDate.class)), row.getLong(2)))
                .list().stream();
    }
}
