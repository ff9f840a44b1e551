package pay.wallet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pay.usage.ApprovedRows;
import platform.time.BusinessDays;

/** The most that a wallet may hold: as it is configured, until the first day for which two operators have set another. */
@Component
public class WalletCap {
    private final WalletLimits configured;
    private final ApprovedRows<Dated> approved;

    WalletCap(WalletLimits configured, JdbcTemplate jdbc, Clock clock) {
        this.configured = configured;
        this.approved = new ApprovedRows<>(() -> jdbc.query("select valid_from, cap from pay_wallet_cap",
                (row, _) -> new Dated(row.getObject(1, LocalDate.class), row.getLong(2))), clock);
    }

    private record Dated(LocalDate from, long cap) {}

    /** In won, at the time of a transaction. */
    public long at(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, BusinessDays.SEOUL);
        return approved.all().stream().filter(each -> !each.from().isAfter(day)).max(Comparator.comparing(Dated::from))
                .map(Dated::cap).orElse(configured.cap());
    }
}
