package pay.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The codes that were sent to bank accounts and are to come back from who holds them. */
@Repository
class Verifications {
    /** How long a code is good. */
    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    /** How many tries a code has. */
    static final int TRIES = 5;

    private final JdbcClient jdbc;

    Verifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code that was sent. */
    record Sent(String code, int triesLeft, Instant expiresAt) {
        boolean isOver(Instant now) {
            return triesLeft == 0 || !now.isBefore(expiresAt);
        }
    }

    /** A new code is good in place of the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(BankAccount account, String code, Instant now) {
        jdbc.sql(
                """
                        insert into pay_account_verification (bank_account_id, member_id, code, tries_left, expires_at)
                        values (?, ?, ?, ?, ?)
                        on duplicate key update code = values(code), tries_left = values(tries_left), expires_at = values(expires_at)
                        """)
                .params(account.id().value(), account.memberId().value(), code, TRIES,
                        UtcColumn.of(now.plus(GOOD_FOR)))
                .update();
    }

    /** What was sent to a member's account; locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Sent> lock(Tsid member, BankAccountId account) {
        return jdbc.sql("""
                select code, tries_left, expires_at from pay_account_verification
                where bank_account_id = ? and member_id = ? for update""").params(account.value(), member.value())
                .query((row, _) -> new Sent(row.getString(1), row.getInt(2), UtcColumn.get(row, "expires_at")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void countTry(BankAccountId account) {
        jdbc.sql("update pay_account_verification set tries_left = tries_left - 1 where bank_account_id = ?")
                .param(account.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(BankAccountId account) {
        jdbc.sql("delete from pay_account_verification where bank_account_id = ?").param(account.value()).update();
    }
}
