package commerce.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.time.BusinessDays;

/**
 * What a seller will be paid out, as far as it is known: lines that are in no statement yet, by the day on which they are due, with what
 * earlier statements left over for them; and statements that are not paid out yet, by the day on which they are to be.
 */
@Service
public class SettlementForecast {
    private static final String IN_NO_STATEMENT = """
            select due_on, sum(amount) from commerce_settlement_line where seller_id = ? and due_on > ? group by due_on""";
    private static final String NOT_PAID_OUT = """
            select pay_on, payout from commerce_settlement_statement force index (commerce_settlement_statement_by_payout)
            where seller_id = ? and status in ('DUE', 'ASKED')""";

    private final JdbcClient jdbc;
    private final SettlementAccounts accounts;
    private final BusinessDays businessDays;

    SettlementForecast(JdbcClient jdbc, SettlementAccounts accounts, BusinessDays businessDays) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.businessDays = businessDays;
    }

    /** What is due on a day, in won; negative: the seller owes it. */
    public record Due(LocalDate day, long amount) {}

    /**
     * What is to come.
     *
     * @param waiting in won, what was due before today and is not paid out
     * @param days on which something is due, today or later, the next first
     */
    public record Forecast(long waiting, List<Due> days) {}

    /** Of a seller. */
    @Transactional(readOnly = true)
    public Forecast of(SellerId seller) {
        LocalDate today = businessDays.today();
        SettlementAccounts.SettlementAccount account = accounts.find(seller)
                .orElseGet(() -> SettlementAccounts.SettlementAccount.none(seller));
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        add(days, jdbc.sql(IN_NO_STATEMENT).params(seller.value(), account.closedUntil()));
        if (account.carried() != 0) {
            days.merge(dayOfCarried(account, days, today), account.carried(), Long::sum);
        }
        add(days, jdbc.sql(NOT_PAID_OUT).param(seller.value()));
        return new Forecast(days.headMap(today).values().stream().mapToLong(Long::longValue).sum(),
                days.tailMap(today).entrySet().stream().map(day -> new Due(day.getKey(), day.getValue())).toList());
    }

    /** The next close pays what is left over; what is owed, the next that has lines takes off. */
    private static LocalDate dayOfCarried(SettlementAccounts.SettlementAccount account,
            SortedMap<LocalDate, Long> lines, LocalDate today) {
        if (account.carried() < 0 && !lines.isEmpty()) {
            return lines.firstKey();
        }
        LocalDate next = account.closedUntil().plusDays(1);
        return next.isBefore(today) ? today : next;
    }

    private static void add(SortedMap<LocalDate, Long> days, JdbcClient.StatementSpec sums) {
        sums.query((row, _) -> new Due(Objects.requireNonNull(row.getObject(1, LocalDate.class)), row.getLong(2)))
                .list().forEach(due -> days.merge(due.day(), due.amount(), Long::sum));
    }
}
