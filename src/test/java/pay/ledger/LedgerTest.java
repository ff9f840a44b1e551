package pay.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class LedgerTest {
    @Autowired
    Ledger ledger;
    @Autowired
    Accounts accounts;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    Account wallet;
    Account escrow;

    @BeforeEach
    void openAccounts() {
        wallet = open(AccountKind.MEMBER_MONEY);
        escrow = open(AccountKind.ORDER_ESCROW);
        post(new Line.Post(Account.BANK, wallet, 10_000));
    }

    @Test
    void movesAnAmountFromDebitToCredit() {
        post(new Line.Post(wallet, escrow, 4_000));

        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(4_000, 10_000, 0, 0, 2));
        assertThat(ledger.balance(escrow)).isEqualTo(new Balance(0, 4_000, 0, 0, 1));
    }

    @Test
    void opensAnAccountOnce() {
        assertThat(open(AccountKind.MEMBER_MONEY, wallet.owner())).isEqualTo(wallet);
    }

    @Test
    void refusesToTakeMoreThanIsThereAndChangesNothing() {
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(wallet, escrow, 10_001));

        assertThat(ledger.balance(wallet).credit()).isEqualTo(10_000);
        assertThat(ledger.balance(escrow)).isEqualTo(new Balance(0, 0, 0, 0, 0));
    }

    @Test
    void countsWhatIsHeldAsGoneAndWhatIsExpectedAsNotYetCome() {
        post(new Line.Hold(wallet, escrow, 6_000));

        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(0, 10_000, 6_000, 0, 1));
        assertThat(ledger.balance(wallet).available()).isEqualTo(4_000);
        assertThat(ledger.balance(escrow)).isEqualTo(new Balance(0, 0, 0, 6_000, 0));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(wallet, escrow, 4_001));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Hold(wallet, escrow, 4_001));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(escrow, wallet, 1));
    }

    @Test
    void capturesAHoldInPartAndReleasesTheRest() {
        MovementId hold = post(new Line.Hold(wallet, escrow, 6_000)).only();

        post(new Line.Capture(hold, 2_500));

        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(2_500, 10_000, 0, 0, 2));
        assertThat(ledger.balance(escrow)).isEqualTo(new Balance(0, 2_500, 0, 0, 1));
    }

    @Test
    void releasesAHold() {
        MovementId hold = post(new Line.Hold(wallet, escrow, 6_000)).only();

        post(new Line.Release(hold));

        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(0, 10_000, 0, 0, 1));
        assertThat(ledger.balance(escrow)).isEqualTo(new Balance(0, 0, 0, 0, 0));
    }

    @Test
    void resolvesAHoldOnce() {
        MovementId hold = post(new Line.Hold(wallet, escrow, 6_000)).only();
        post(new Line.Capture(hold, 6_000));

        assertRefused(LedgerRefusal.Reason.HOLD_RESOLVED, new Line.Release(hold));
        assertRefused(LedgerRefusal.Reason.HOLD_RESOLVED, new Line.Capture(hold, 1));
        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(6_000, 10_000, 0, 0, 2));
    }

    @Test
    void letsAHoldExpireAfterItsTimeAndNotBefore() {
        Instant now = clock.instant();
        MovementId over = post(new Line.Hold(wallet, escrow, 6_000, now.minusSeconds(1))).only();
        MovementId running = post(new Line.Hold(wallet, escrow, 1_000, now.plusSeconds(3600))).only();
        MovementId endless = post(new Line.Hold(wallet, escrow, 1_000)).only();
        assertRefused(LedgerRefusal.Reason.HOLD_NOT_OVER, new Line.Expire(running));
        assertRefused(LedgerRefusal.Reason.HOLD_NOT_OVER, new Line.Expire(endless));
        post(new Line.Expire(over));
        assertRefused(LedgerRefusal.Reason.HOLD_RESOLVED, new Line.Capture(over, 1));
        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(0, 10_000, 2_000, 0, 1));
    }

    @Test
    void spreadsWhatComesToAMerchantAndChecksWhatGoesAcrossAllOfIt() {
        Account merchant = open(AccountKind.MERCHANT_PAYABLE);
        for (int i = 0; i < 40; i++) {
            post(new Line.Post(Account.BANK, merchant, 100));
        }
        assertThat(jdbc.queryForObject("select count(*) from pay_balance where account_id = ? and credit_posted > 0",
                Integer.class, merchant.id().value())).isGreaterThan(4);
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(merchant, wallet, 4_001));
        post(new Line.Post(merchant, wallet, 3_999));
        assertThat(ledger.balance(merchant)).isEqualTo(new Balance(3_999, 4_000, 0, 0, 41));
    }

    @Test
    void postsSeveralJournalsEachByItself() {
        MovementId hold = post(new Line.Hold(wallet, escrow, 1_000)).only();
        Posting first = posting(new Line.Post(wallet, escrow, 6_000));
        List<Decision> decisions = transaction.execute(status -> ledger.postEach(
                List.of(first, posting(new Line.Post(wallet, escrow, 3_001)),
                        posting(new Line.Post(wallet, escrow, 10)),
                        first, posting(new Line.Capture(hold, 400)), posting(new Line.Release(hold)),
                        posting(new Line.Release(new MovementId(1)))),
                clock.instant(), 0));
        assertThat(decisions).extracting(decision -> decision.refusal() == null ? null : decision.refusal().reason())
                .containsExactly(null, LedgerRefusal.Reason.SHORT, null, LedgerRefusal.Reason.POSTED_BEFORE, null,
                        LedgerRefusal.Reason.HOLD_RESOLVED, LedgerRefusal.Reason.HOLD_RESOLVED);
        assertThat(decisions.get(2).posted().after(wallet)).isEqualTo(new Balance(6_010, 10_000, 1_000, 0, 3));
        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(6_410, 10_000, 0, 0, 4));
        assertThat(ledger.balance(escrow)).isEqualTo(new Balance(0, 6_410, 0, 0, 3));
    }

    @Test
    void postsNoneOfSeveralWhenOneWasPostedBefore() {
        Posting posted = posting(new Line.Post(wallet, escrow, 10));
        post(posted);
        assertThatExceptionOfType(LedgerRefusal.class).isThrownBy(() -> transaction.execute(status -> ledger.postEach(
                List.of(posting(new Line.Post(wallet, escrow, 1)), posted), clock.instant(), 0)));
        assertThat(ledger.balance(escrow).credit()).isEqualTo(10);
    }

    @Test
    void resolvesOnlyHolds() {
        MovementId posted = post(new Line.Post(wallet, escrow, 6_000)).only();

        assertRefused(LedgerRefusal.Reason.HOLD_RESOLVED, new Line.Release(posted));
    }

    @Test
    void postsABusinessFactOnce() {
        long reference = ids.nextLong();
        post(Posting.of("SALE", reference, new Line.Post(wallet, escrow, 100)));

        assertThatExceptionOfType(LedgerRefusal.class)
                .isThrownBy(() -> post(Posting.of("SALE", reference, new Line.Post(wallet, escrow, 100))))
                .matches(refusal -> refusal.reason() == LedgerRefusal.Reason.POSTED_BEFORE);
        assertThat(ledger.balance(escrow).credit()).isEqualTo(100);
    }

    @Test
    void keepsAnAccountBelowAPostingsCeilingCountingWhatIsExpected() {
        post(new Line.Hold(Account.BANK, wallet, 5_000));

        assertThatExceptionOfType(LedgerRefusal.class)
                .isThrownBy(() -> post(posting(new Line.Post(Account.BANK, wallet, 5_001)).within(wallet, 20_000)))
                .matches(refusal -> refusal.reason() == LedgerRefusal.Reason.ABOVE_CEILING);
        post(posting(new Line.Post(Account.BANK, wallet, 5_000)).within(wallet, 20_000));
        assertThat(ledger.balance(wallet).expected()).isEqualTo(20_000);
    }

    @Test
    void postsSeveralLinesOrNone() {
        Account other = open(AccountKind.ORDER_ESCROW);

        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(wallet, escrow, 6_000),
                new Line.Post(wallet, other, 6_000));
        post(new Line.Post(wallet, escrow, 6_000), new Line.Post(wallet, other, 4_000));

        assertThat(ledger.balance(wallet)).isEqualTo(new Balance(10_000, 10_000, 0, 0, 3));
        assertThat(ledger.balance(other).credit()).isEqualTo(4_000);
    }

    @Test
    void keepsAHoldAndItsEndInTheSameSlotOfASharedAccount() {
        for (int i = 0; i < 40; i++) {
            MovementId hold = post(new Line.Hold(Account.BANK, wallet, 10)).only();
            post(i % 2 == 0 ? new Line.Capture(hold, 10) : new Line.Release(hold));
        }

        assertThat(jdbc.queryForObject("select count(*) from pay_balance where account_id = 1 and debit_posted > 0",
                Integer.class)).isGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "update pay_journal set kind = 'OTHER' where id = (select max(journal_id) from pay_movement)",
            "delete from pay_journal where id > 0", "update pay_movement set amount = amount + 1 where id > 0",
            "delete from pay_movement where id > 0", "update pay_account set owner = 7 where id = 1",
            "delete from pay_account where id = 1"})
    void letsNobodyChangeWhatStandsInTheBooks(String statement) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.update(statement)))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("never");
    }

    @Test
    void hasTheDatabaseRefuseWhatTheCodeWouldNeverWrite() {
        long id = wallet.id().value();
        assertViolates(() -> write("update pay_balance set debit_posted = 10001 where account_id = " + id));
        assertViolates(() -> write("update pay_balance set debit_pending = 10001 where account_id = " + id));
        assertViolates(() -> write("update pay_balance set credit_pending = -1 where account_id = " + id));
        assertViolates(() -> writeMovement(id, id, "KRW", 1));
        assertViolates(() -> writeMovement(1, id, "KRW", 0));
        assertViolates(() -> writeMovement(1, id, "PNT", 1));
    }

    /** That nothing is taken from it the code sees alone; what it is owed the database keeps, as of any other. */
    @Test
    void hasTheDatabaseKeepWhatAFrozenAccountIsOwed() {
        long id = wallet.id().value();
        transaction.executeWithoutResult(_ -> ledger.freeze(wallet));
        assertViolates(() -> write("update pay_balance set debit_posted = 10001 where account_id = " + id));
        assertViolates(() -> write("update pay_balance set debit_pending = 10001 where account_id = " + id));
        assertViolates(() -> write("update pay_balance set credit_posted = 9999, debit_posted = 4000, "
                + "debit_pending = 6000 where account_id = " + id));
        assertViolates(() -> write("update pay_balance set guard = 'THAWED' where account_id = " + id));

        transaction.executeWithoutResult(_ -> ledger.thaw(wallet));
        post(new Line.Post(wallet, escrow, 1));
    }

    /** A CHECK or a foreign key refuses it. Spring knows the CHECK of MariaDB (4025) for what it is, but not that of MySQL (3819). */
    private static void assertViolates(ThrowingCallable statement) {
        assertThatThrownBy(statement).rootCause().isInstanceOfSatisfying(SQLException.class,
                refusal -> assertThat(refusal.getErrorCode()).isIn(4025, 3819, 1452));
    }

    @Test
    void keepsAnAccountOfDebitsFromGoingNegativeToo() {
        transaction.executeWithoutResult(
                status -> jdbc.update("update pay_balance set guard = 'DEBIT', debit_posted = 500, "
                        + "credit_posted = 0, postings = 0 where account_id = ?", escrow.id().value()));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(Account.BANK, escrow, 501));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Hold(Account.BANK, escrow, 501));
        transaction
                .executeWithoutResult(status -> jdbc.update("update pay_balance set guard = 'CREDIT', debit_posted = 0 "
                        + "where account_id = ?", escrow.id().value()));
    }

    @Test
    void writesOnlyInsideATransaction() {
        assertThatThrownBy(() -> ledger.post(posting(new Line.Post(wallet, escrow, 1)), clock.instant()))
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    private void writeMovement(long debit, long credit, String currency, long amount) {
        transaction.executeWithoutResult(status -> jdbc.update("""
                insert into pay_movement (id, journal_id, debit_account, credit_account, currency, amount, phase)
                select ?, journal_id, ?, ?, ?, ?, 'POSTED' from pay_movement limit 1
                """, ids.nextLong(), debit, credit, currency, amount));
    }

    private void write(String statement) {
        transaction.executeWithoutResult(status -> jdbc.update(statement));
    }

    private void assertRefused(LedgerRefusal.Reason reason, Line... lines) {
        assertThatExceptionOfType(LedgerRefusal.class).isThrownBy(() -> post(lines))
                .matches(refusal -> refusal.reason() == reason, reason.name());
    }

    private Account open(AccountKind kind) {
        return open(kind, ids.nextLong());
    }

    private Account open(AccountKind kind, long owner) {
        return transaction.execute(status -> accounts.open(kind, owner));
    }

    private Posted post(Line... lines) {
        return post(posting(lines));
    }

    private Posting posting(Line... lines) {
        return new Posting("TEST", Long.toString(ids.nextLong()), List.of(lines), Map.of());
    }

    private Posted post(Posting posting) {
        return transaction.execute(status -> ledger.post(posting, clock.instant()));
    }
}
