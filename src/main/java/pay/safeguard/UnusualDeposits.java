package pay.safeguard;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Deposits at virtual accounts that are kept since they are unusual: by them money of others could pass through a member. */
@Component
public class UnusualDeposits {
    private final JdbcTemplate jdbc;

    UnusualDeposits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is unusual about them. */
    public enum Rule {
        /** Too many came to one account that were not what was asked for. */
        DEPOSIT_MANY,
        /** Much more than was asked for. */
        DEPOSIT_LARGE
    }

    /** Puts one before a person, with the others of the member's day; once more if those were decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Tsid member, Rule rule, Won amount, Instant now) {
        jdbc.update("""
                insert into pay_unusual (day, member_id, rule, amount, movements) values (?, ?, ?, ?, 1)
                on duplicate key update amount = pay_unusual.amount + values(amount),
                    movements = pay_unusual.movements + 1, state = 'OPEN', decided_by = null, decided_at = null""",
                LocalDate.ofInstant(now, BusinessDays.SEOUL), member.value(), rule.name(), amount.amount());
    }
}
