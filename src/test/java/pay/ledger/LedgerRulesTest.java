package pay.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each rule of the ledger at its edge: what is just allowed, and what is one won too much. Without a database. */
class LedgerRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final Account KIM = new Account(new AccountId(11), AccountKind.MEMBER_MONEY, 1);
    private static final Account LEE = new Account(new AccountId(12), AccountKind.MEMBER_MONEY, 2);
    private static final Account SHOP = new Account(new AccountId(13), AccountKind.MERCHANT_PAYABLE, 3);
    private static final Account OWING = new Account(new AccountId(14), AccountKind.SELLER_RECEIVABLE, 4);

    private final AtomicLong ids = new AtomicLong(100);
    private final Map<MovementId, Movement> holds = new HashMap<>();
    private final OpenBooks books = new OpenBooks(emptySheets(), List.of());

    @Test
    void anOwedAccountGivesAllThatItHasAndNotOneWonMore() {
        post(new Line.Post(Account.BANK, KIM, 100));

        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(KIM, LEE, 101));
        post(new Line.Post(KIM, LEE, 100));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(KIM, LEE, 1));
        assertThat(balance(LEE)).isEqualTo(new Balance(0, 100, 0, 0, 1));
        assertThat(balance(KIM)).isEqualTo(new Balance(100, 100, 0, 0, 2));
    }

    @Test
    void whatIsHeldIsGoneForTheOneAndNotYetThereForTheOther() {
        post(new Line.Post(Account.BANK, KIM, 100));
        hold(new Line.Hold(KIM, LEE, 60));

        assertThat(balance(KIM).available()).isEqualTo(40);
        assertThat(balance(KIM).credit()).isEqualTo(100);
        assertThat(balance(LEE).available()).isZero();
        assertThat(balance(LEE).expected()).isEqualTo(60);
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(KIM, SHOP, 41));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(LEE, SHOP, 1));
    }

    @Test
    void aPartOfAHoldIsPostedAndTheRestReleased() {
        post(new Line.Post(Account.BANK, KIM, 100));
        MovementId hold = hold(new Line.Hold(KIM, LEE, 60));

        post(new Line.Capture(hold, 45));

        assertThat(balance(KIM)).isEqualTo(new Balance(45, 100, 0, 0, 2));
        assertThat(balance(LEE)).isEqualTo(new Balance(0, 45, 0, 0, 1));
    }

    @Test
    void aHoldIsCapturedWholeAndNeverBeyond() {
        post(new Line.Post(Account.BANK, KIM, 100));
        MovementId hold = hold(new Line.Hold(KIM, LEE, 60));

        assertThatThrownBy(() -> post(new Line.Capture(hold, 61))).isInstanceOf(IllegalArgumentException.class);
        post(new Line.Capture(hold, 60));
        assertThat(balance(LEE).credit()).isEqualTo(60);
    }

    @Test
    void aHoldEndsOnceWhateverTheWay() {
        post(new Line.Post(Account.BANK, KIM, 100));
        MovementId hold = hold(new Line.Hold(KIM, LEE, 60, NOW));
        post(new Line.Release(hold));

        assertThat(balance(KIM)).isEqualTo(new Balance(0, 100, 0, 0, 1));
        for (Line.End again : List.of(new Line.Release(hold), new Line.Capture(hold, 1), new Line.Expire(hold))) {
            assertRefused(LedgerRefusal.Reason.HOLD_RESOLVED, again);
        }
        assertRefused(LedgerRefusal.Reason.HOLD_RESOLVED, new Line.Release(new MovementId(1)));
        MovementId other = hold(new Line.Hold(KIM, LEE, 10));
        assertRefused(LedgerRefusal.Reason.HOLD_RESOLVED, new Line.Capture(other, 5), new Line.Release(other));
    }

    @Test
    void aHoldThatWasResolvedBeforeIsNotResolvedAgain() {
        Movement hold = Movement.hold(new MovementId(50), KIM, LEE, 60, null);
        holds.put(hold.id(), hold);
        OpenBooks later = new OpenBooks(emptySheets(), List.of(hold.id()));

        assertThatThrownBy(() -> later.enter(journal("later", new Line.Release(hold.id())), 0))
                .isInstanceOfSatisfying(LedgerRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(LedgerRefusal.Reason.HOLD_RESOLVED));
    }

    @Test
    void aHoldExpiresFromItsTimeOn() {
        post(new Line.Post(Account.BANK, KIM, 100));
        assertRefused(LedgerRefusal.Reason.HOLD_NOT_OVER, new Line.Expire(hold(new Line.Hold(KIM, LEE, 1,
                NOW.plusNanos(1_000)))));
        assertRefused(LedgerRefusal.Reason.HOLD_NOT_OVER, new Line.Expire(hold(new Line.Hold(KIM, LEE, 1))));
        post(new Line.Expire(hold(new Line.Hold(KIM, LEE, 1, NOW))));
        assertThat(balance(KIM).debitPending()).isEqualTo(2);
    }

    @Test
    void anOwnedAccountIsNeverOwedWhatIsPendingIncluded() {
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(Account.BANK, OWING, 1));
        post(new Line.Post(OWING, KIM, 30));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(Account.BANK, OWING, 31));
        hold(new Line.Hold(Account.BANK, OWING, 20));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(Account.BANK, OWING, 11));
        post(new Line.Post(Account.BANK, OWING, 10));
        assertThat(balance(OWING).expected()).isZero();
    }

    @Test
    void aCeilingCountsWhatIsOnItsWay() {
        hold(new Line.Hold(Account.BANK, KIM, 60));
        Posting over = Posting.of("RULE", 900, new Line.Post(Account.BANK, KIM, 41)).within(KIM, 100);
        assertThatThrownBy(() -> books.enter(Journal.of(over, holds, NOW, ids::incrementAndGet), 0))
                .isInstanceOfSatisfying(LedgerRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(LedgerRefusal.Reason.ABOVE_CEILING));
        Posting within = Posting.of("RULE", 901, new Line.Post(Account.BANK, KIM, 40)).within(KIM, 100);
        books.enter(Journal.of(within, holds, NOW, ids::incrementAndGet), 0);
        assertThat(balance(KIM).expected()).isEqualTo(100);
    }

    @Test
    void aFactIsPostedOnce() {
        books.enter(journal("same", new Line.Post(Account.BANK, KIM, 1)), 0);
        assertThatThrownBy(() -> books.enter(journal("same", new Line.Post(Account.BANK, KIM, 1)), 0))
                .isInstanceOfSatisfying(LedgerRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(LedgerRefusal.Reason.POSTED_BEFORE));
        assertThat(balance(KIM).credit()).isEqualTo(1);
    }

    @Test
    void aJournalIsEnteredWholeOrNotAtAll() {
        post(new Line.Post(Account.BANK, KIM, 100));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(KIM, LEE, 60), new Line.Post(KIM, SHOP, 41));
        assertThat(balance(LEE)).isEqualTo(Balance.ZERO);
        assertThat(balance(KIM).credit()).isEqualTo(100);
        post(new Line.Post(KIM, LEE, 60), new Line.Post(LEE, SHOP, 60));
        assertThat(balance(LEE)).isEqualTo(new Balance(60, 60, 0, 0, 2));
    }

    @Test
    void whatIsSpreadOverRowsCanAllBeTakenOut() {
        for (int spread = 0; spread < AccountKind.MERCHANT_PAYABLE.slots(); spread++) {
            books.enter(journal("sale-" + spread, new Line.Post(Account.BANK, SHOP, 10)), spread);
        }
        long all = 10L * AccountKind.MERCHANT_PAYABLE.slots();
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(SHOP, Account.BANK, all + 1));
        post(new Line.Post(SHOP, Account.BANK, 15));
        assertThat(books.changed().get(new BalanceChange.Row(SHOP, 1)).balance())
                .as("takes over what it lacks from the next row, and no more").isEqualTo(new Balance(0, 5, 0, 0, 1));
        post(new Line.Post(SHOP, Account.BANK, all - 15));
        assertRefused(LedgerRefusal.Reason.SHORT, new Line.Post(SHOP, Account.BANK, 1));
        assertThat(books.changed().entrySet().stream().filter(row -> row.getKey().account().equals(SHOP)))
                .hasSize(16).allSatisfy(row -> assertThat(row.getValue().balance().available()).isZero());
    }

    @Test
    void whatIsSpreadIsNotCarriedFurtherThanNeeded() {
        books.enter(journal("first", new Line.Post(Account.BANK, SHOP, 10)), 1);
        books.enter(journal("second", new Line.Post(Account.BANK, SHOP, 10)), 2);
        post(new Line.Post(SHOP, Account.BANK, 10));
        assertThat(books.changed().get(new BalanceChange.Row(SHOP, 2)).balance())
                .isEqualTo(new Balance(0, 10, 0, 0, 1));
        assertThat(books.changed().get(new BalanceChange.Row(SHOP, 0)).balance())
                .isEqualTo(new Balance(10, 10, 0, 0, 1));
    }

    @Test
    void tellsWhatStandsOnAccountsOfOneRow() {
        Journal journal = post(new Line.Post(Account.BANK, KIM, 7), new Line.Post(Account.BANK, SHOP, 3));
        assertThat(books.balances(journal)).containsExactlyEntriesOf(Map.of(KIM, new Balance(0, 7, 0, 0, 1)));
    }

    @Test
    void decidesNothingOnRowsThatAreNotLocked() {
        Account unknown = new Account(new AccountId(99), AccountKind.MEMBER_MONEY, 9);
        assertThatThrownBy(() -> post(new Line.Post(Account.BANK, unknown, 1))).hasMessageContaining("not locked");
    }

    @Test
    void locksTheYoungestAccountFirstAndRowsInOrder() {
        post(new Line.Post(Account.BANK, KIM, 1), new Line.Post(Account.BANK, LEE, 1));
        books.enter(journal("spread", new Line.Post(Account.BANK, SHOP, 1)), 3);
        assertThat(books.changed().keySet()).first().isEqualTo(new BalanceChange.Row(SHOP, 3));
        assertThat(books.changed().keySet().stream().map(row -> row.account().id().value()).distinct())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one)).hasSize(4);
        assertThat(rows(Movement.posted(new MovementId(1), SHOP, KIM, 1), 7)).hasSize(17);
        assertThat(rows(Movement.posted(new MovementId(1), KIM, SHOP, 1), 7))
                .containsExactly(new BalanceChange.Row(KIM, 0), new BalanceChange.Row(SHOP, 7));
    }

    @Test
    void aHoldAndItsEndMeetInTheSameRow() {
        Movement hold = Movement.hold(new MovementId(77), KIM, SHOP, 5, null);
        assertThat(rows(hold.capture(new MovementId(78), 5), 1)).isEqualTo(rows(hold, 2));
        assertThat(rows(hold.release(new MovementId(79)), 3)).isEqualTo(rows(hold, 4));
        Movement taken = Movement.hold(new MovementId(80), SHOP, KIM, 5, null);
        assertThat(rows(taken, 0)).as("checked across all rows").hasSize(17);
        assertThat(rows(taken.release(new MovementId(81)), 0)).as("its end frees the first").hasSize(2);
        assertThat(LongStream.range(0, 1_000).map(id -> Math.floorMod(Movement.mixed(id << 22), 16))
                .distinct().count()).as("ids that differ in their high bits alone are scattered").isEqualTo(16);
    }

    @Test
    void refusesWhatIsNoMovement() {
        assertThatThrownBy(() -> new Line.Post(KIM, LEE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Line.Hold(KIM, LEE, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Line.Capture(new MovementId(1), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Line.Post(KIM, KIM, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Line.Post(KIM, Account.POINTS_ISSUED, 1)).as("won are no points")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Posting.of("RULE", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Posting.of("rule", 1, new Line.Post(KIM, LEE, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Posting("RULE", "a b", List.of(new Line.Post(KIM, LEE, 1)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Posting.of("RULE", 1, new Line.Post(KIM, SHOP, 1)).within(SHOP, 5))
                .as("its balance is in many rows").isInstanceOf(IllegalArgumentException.class);
    }

    private static List<BalanceChange.Row> rows(Movement movement, long spread) {
        List<BalanceChange.Row> rows = new ArrayList<>();
        movement.rows(spread, rows::add);
        return rows;
    }

    private static Map<BalanceChange.Row, Sheet> emptySheets() {
        Map<BalanceChange.Row, Sheet> sheets = new HashMap<>();
        for (Account account : List.of(Account.BANK, KIM, LEE, SHOP, OWING)) {
            for (int slot = 0; slot < account.kind().slots(); slot++) {
                sheets.put(new BalanceChange.Row(account, slot), new Sheet(account.kind().guard(), Balance.ZERO));
            }
        }
        return sheets;
    }

    private Journal journal(String reference, Line... lines) {
        return Journal.of(new Posting("RULE", reference, List.of(lines), Map.of()), holds, NOW, ids::incrementAndGet);
    }

    private Journal post(Line... lines) {
        Journal journal = journal(Long.toString(ids.incrementAndGet()), lines);
        books.enter(journal, 0);
        return journal;
    }

    private MovementId hold(Line.Hold line) {
        Movement hold = post(line).movements().getFirst();
        holds.put(hold.id(), hold);
        return hold.id();
    }

    private void assertRefused(LedgerRefusal.Reason reason, Line... lines) {
        Map<BalanceChange.Row, Sheet> before = Map.copyOf(books.changed());
        assertThatThrownBy(() -> post(lines)).isInstanceOfSatisfying(LedgerRefusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(books.changed()).as("a refusal changes nothing").isEqualTo(before);
    }

    private Balance balance(Account account) {
        Sheet sheet = books.changed().get(new BalanceChange.Row(account, 0));
        return sheet == null ? Balance.ZERO : sheet.balance();
    }
}
