package pay.bank;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** The codes that were sent to bank accounts and are to come back from who holds them. */
@Repository
class Verifications {
    /** How long a code is good. */
    static final Duration GOOD_FOR = Duration.ofMinutes(10);
    /** How many tries a code has. */
    static final int TRIES = 5;
    /** How many codes are sent to one account in a day, whoever asks: with their tries, a guess hits once in two years. */
    static final int A_DAY_TO_ONE = 3;
    /** How many codes one member has sent in a day. */
    static final int A_DAY_OF_ONE = 10;

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

    /**
     * Counts another code, or refuses one beyond the day's; each costs a won, and brings new tries. The caller holds the wallet's lock. Whoever else
     * asks for the same account waits for the end of the transaction.
     *
     * @param numberIndex of the account's number
     * @param today of Korea
     * @throws DomainException {@code ACCOUNT_CODES_TODAY}; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(Tsid member, BankCode bank, String numberIndex, LocalDate today) {
        long ofMember = jdbc.sql("""
                select count(*) from pay_bank_transfer
                where member_id = ? and purpose = 'VERIFICATION' and created_at >= ?""")
                .params(member.value(), UtcColumn.of(today.atStartOfDay(BusinessDays.SEOUL).toInstant()))
                .query(Long.class).single();
        jdbc.sql("""
                insert into pay_account_codes (day, bank_code, number_index, codes) values (?, ?, ?, 1)
                on duplicate key update codes = codes + 1""").params(today, bank.code(), numberIndex).update();
        int toAccount = jdbc
                .sql("select codes from pay_account_codes where day = ? and bank_code = ? and number_index = ?")
                .params(today, bank.code(), numberIndex).query(Integer.class).single();
        if (ofMember >= A_DAY_OF_ONE || toAccount > A_DAY_TO_ONE) {
            throw new DomainException(PayError.ACCOUNT_CODES_TODAY);
        }
        jdbc.sql("delete from pay_account_codes where day < ? limit 100").param(today.minusDays(1)).update();
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
    public void forgetAllOf(Tsid member) {
        jdbc.sql("delete from pay_account_verification where member_id = ?").param(member.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(BankAccountId account) {
        jdbc.sql("delete from pay_account_verification where bank_account_id = ?").param(account.value()).update();
    }
}
