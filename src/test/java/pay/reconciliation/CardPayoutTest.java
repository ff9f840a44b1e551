package pay.reconciliation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.psp.CardCompany;
import platform.id.Tsid;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a card company, of whose cards nobody has one here, pays of the million that it owes. */
@MadangTest
class CardPayoutTest {
    private static final String COMPANY = "CARD-42";
    private static final AtomicInteger PAYOUTS = new AtomicInteger();

    private final String number = "42-P" + PAYOUTS.incrementAndGet() + "x";
    private final String another = number + "2";
    private final String paid = number + ",PAYOUT,a,980000";
    private final String fee = number + ",FEE,b,20000";

    @Autowired
    ApplicationContext context;
    @Autowired
    Ledger ledger;
    private PayScene scene;
    private DailyFiles files;
    private Account company;

    @BeforeEach
    void owes() {
        scene = new PayScene(context);
        files = new DailyFiles(context);
        inTransaction(() -> {
            company = context.getBean(Accounts.class).open(AccountKind.CARD_COMPANY, CardCompany.JEJU.owner());
            long owed = owed();
            if (owed != 1_000_000) {
                post(1_000_000 - owed);
            }
        });
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void booksWhatTheBankHasAndWhatTheCompanyKeeps() throws Exception {
        long bank = -ledger.balance(Account.BANK).credit();
        long costs = -ledger.balance(Account.HOUSE_COSTS).credit();
        files.take("BANK", 1, paid);
        assertThat(owed()).isEqualTo(20_000);
        files.take(COMPANY, 1, paid, fee);

        assertThat(owed()).isZero();
        assertThat(-ledger.balance(Account.BANK).credit() - bank).isEqualTo(980_000);
        assertThat(-ledger.balance(Account.HOUSE_COSTS).credit() - costs).isEqualTo(20_000);
        assertThat(files.found("BANK")).containsExactly("MISSING_HERE PAYOUT SETTLED");
        assertThat(files.found(COMPANY)).containsExactly("MISSING_HERE FEE SETTLED");
    }

    @Test
    void booksEachOnceHoweverOftenItIsTold() throws Exception {
        files.take("BANK", 1, paid);
        files.take("BANK", 2, paid, another + ",PAYOUT,c,5000");
        DailyFiles otherDay = new DailyFiles(context);
        otherDay.take("BANK", 1, paid);

        assertThat(owed()).isEqualTo(15_000);
        assertThat(otherDay.found("BANK")).contains("DUPLICATED PAYOUT OPEN");
    }

    @Test
    void waitsForTheBanksFileAndLeavesWhatDiffersToAnOperator() throws Exception {
        files.take(COMPANY, 1, paid, another + ",PAYOUT,c,6000");
        // It waits for three days, which are long over.
        assertThat(files.found(COMPANY)).containsExactly("MISSING_HERE PAYOUT OPEN", "MISSING_HERE PAYOUT OPEN");
        assertThat(owed()).as("it says so, and nothing has come").isEqualTo(1_000_000);
        files.take("BANK", 1, paid, another + ",PAYOUT,c,5000");
        context.getBean(ActOnDifferences.class).act(new Source(COMPANY));
        assertThat(files.found(COMPANY)).containsExactlyInAnyOrder("MISSING_HERE PAYOUT SETTLED",
                "MISSING_HERE PAYOUT OPEN");
        files.take(COMPANY, 2, paid, another + ",PAYOUT,c,6000");

        assertThat(files.found(COMPANY)).containsExactly("AMOUNT_DIFFERS PAYOUT OPEN");
        assertThat(owed()).isEqualTo(15_000);
    }

    @Test
    void leavesToAnOperatorWhatIsMoreThanTheCompanyOwes() throws Exception {
        files.take("BANK", 1, number + ",PAYOUT,a,1000001");
        assertThat(files.found("BANK")).containsExactly("MISSING_HERE PAYOUT OPEN");
        assertThat(owed()).isEqualTo(1_000_000);
        // A charge that was not known to be one.
        inTransaction(() -> post(1));
        context.getBean(ActOnDifferences.class).act(new Source("BANK"));

        assertThat(files.found("BANK")).containsExactly("MISSING_HERE PAYOUT SETTLED");
        assertThat(owed()).isZero();
    }

    @Test
    void booksNothingForWhichOnePersonAloneVouches() throws Exception {
        files.take("BANK", 1, new Tsid(1), paid);
        assertThat(owed()).isEqualTo(1_000_000);
        files.take("BANK", 1, new Tsid(2), paid);
        assertThat(owed()).isEqualTo(20_000);
    }

    @Test
    void refusesAPayoutOfAnotherCompanyAndOneOfNobody() {
        for (String payout : List.of("41-P1", "42-", "42-P 1", "ZZ-P1", "7", "42-P123456789012345")) {
            assertThatThrownBy(() -> files.take(COMPANY, 1, payout + ",PAYOUT,a,1")).isInstanceOf(BadFile.class);
        }
        assertThatThrownBy(() -> files.take("BANK", 1, "ZZ-P1,PAYOUT,a,1")).isInstanceOf(BadFile.class);
        assertThatThrownBy(() -> files.take("BANK", 1, "42-P1,FEE,a,1")).isInstanceOf(BadFile.class);
    }

    @Test
    void isNoticedInTheBooksWhenItIsNotWhatWasPosted() throws Exception {
        files.take("BANK", 1, paid);
        String where = " where concat(company, '-', number) = '" + number + "'";
        scene.sql("update pay_card_payout set amount = amount + 1" + where);
        assertThat(context.getBean(BooksCheck.class).run()).extracting(Breach::rule)
                .containsExactly(Breach.Rule.CARD_PAYOUT_DIFFERS_FROM_ITS_JOURNAL);
        scene.sql("update pay_card_payout set amount = amount - 1" + where);
    }

    private void inTransaction(Runnable what) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> what.run());
    }

    /** Cards are charged, or given back. */
    private void post(long amount) {
        Account other = Account.HOUSE_COSTS;
        ledger.post(Posting.of("TEST_CHARGED", scene.id().value(), amount > 0
                ? new Line.Post(company, other, amount)
                : new Line.Post(other, company, -amount)), scene.now());
    }

    private long owed() {
        return -ledger.balance(company).credit();
    }
}
