package loan.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import loan.close.CloseDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/** For how long borrowers have been waiting for their money, and days for their close. */
@Component
class WaitingMoney {
    private final JdbcClient jdbc;
    private final CloseDays closes;
    private final BusinessDays days;
    private final Clock clock;

    WaitingMoney(JdbcClient jdbc, CloseDays closes, BusinessDays days, Clock clock) {
        this.jdbc = jdbc;
        this.closes = closes;
        this.days = days;
        this.clock = clock;
    }

    /** Since the oldest signature whose lender has not paid out; zero without one. */
    Duration payout() {
        return age("select min(signed_at) as since from loan_application where state = 'SIGNED'");
    }

    /** Since the oldest payout that pay has not answered for; zero without one. Only such loans are told again. */
    Duration disbursement() {
        return age("""
                select min(opened_at) as since from loan_contract
                where tell_at is not null and status = 'DISBURSING'""");
    }

    /** How many days before today are not closed whole; 0 before the first close. */
    long daysBehind() {
        return closes.lastClosed().map(last -> days.today().toEpochDay() - 1 - last.toEpochDay()).orElse(0L);
    }

    private Duration age(String sql) {
        Instant now = clock.instant();
        return jdbc.sql(sql).query((row, number) -> Optional.ofNullable(UtcColumn.find(row, "since"))).single()
                .map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    }
}
