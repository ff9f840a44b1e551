package pay.freeze;

import java.util.List;
import java.util.Set;

import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.ledger.Account;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.SuspendedCredits;
import pay.wallet.Wallet;
import platform.money.Won;
import platform.security.StaffCaller;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** More came for a frozen wallet than one transaction releases. */
@MadangTest
class ReleaseRestTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    FreezeAccount freezeAccount;
    @Autowired
    LiftFreeze liftFreeze;
    @Autowired
    ReturnCredit returnCredit;
    @Autowired
    SuspendedCredits credits;

    PayScene scene;
    StaffCaller one;
    StaffCaller other;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        one = operator();
        other = operator();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void releasesWhatIsMuchInSeveralTransactionsAndGoesOnWhereItWasCutOff() {
        TestMember member = scene.memberWith(1_000);
        FreezeId freeze = freeze(member);
        credit(member, 2 * ReleaseCredits.AT_ONCE + 5);
        scene.api.transfer(scene.memberWith(1_000), member.id(), 10);
        MovementId last = kept(member).getLast().movement();

        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            liftFreeze.lift(other, freeze, "오신고");
            // Nobody goes on, as if all instances had stopped.
            scene.sql("delete from pay_suspense_release where member_id = ?", member.id().value());
        });
        assertThat(left(member)).isEqualTo(ReleaseCredits.AT_ONCE + 6);
        assertThatThrownBy(
                () -> context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> returnCredit.giveBack(last)))
                .hasMessage("SUSPENDED_CREDIT_NOT_FOUND");
        scene.sql("insert into pay_suspense_release (member_id) values (?)", member.id().value());
        scene.assertTheBooksAreRight();

        Awaitility.await().until(() -> left(member) == 0);
        assertThat(scene.api.balance(member)).isEqualTo(1_000 + (2 * ReleaseCredits.AT_ONCE + 6) * 10);
        Awaitility.await().until(() -> scene.count("pay_suspense_release where member_id = " + member.id()) == 0);
        assertThat(scene.count("pay_wallet_movement where member_id = " + member.id() + " and kind = 'REFUND'"))
                .isEqualTo(2 * ReleaseCredits.AT_ONCE + 5);
    }

    @Test
    void releasesTheRestOfAWalletThatWasFrozenAgainWhenThatIsLiftedToo() {
        TestMember member = scene.member();
        FreezeId freeze = freeze(member);
        credit(member, ReleaseCredits.AT_ONCE + 5);

        FreezeId again = context.getBean(TransactionTemplate.class).execute(_ -> {
            liftFreeze.lift(other, freeze, "오신고");
            return freeze(member);
        });
        Awaitility.await().until(() -> scene.count("pay_suspense_release where member_id = " + member.id()) == 0);
        assertThat(left(member)).isEqualTo(5);
        scene.assertTheBooksAreRight();

        liftFreeze.lift(other, again, "오신고");
        assertThat(left(member)).isZero();
        assertThat(scene.api.balance(member)).isEqualTo((ReleaseCredits.AT_ONCE + 5) * 10);
    }

    private StaffCaller operator() {
        return new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
    }

    private FreezeId freeze(TestMember member) {
        return freezeAccount.freeze(one, Freeze.Subject.WALLET, member.id(), Freeze.Reason.FRAUD_REPORT, "2026-1234");
    }

    /** So many credits of 10 won come for a wallet. */
    private void credit(TestMember member, int times) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            Wallet wallet = context.getBean(LockWallet.class).lock(member.id());
            for (int i = 0; i < times; i++) {
                context.getBean(MoveMoney.class).move(wallet, Won.of(10),
                        Posting.of("TEST_CREDIT", scene.id().value(),
                                new Line.Post(Account.BANK, wallet.account(), 10)),
                        new MoneyMoved(MoneyMoved.Kind.REFUND, "환불", scene.now()));
            }
        });
    }

    private List<SuspendedCredits.SuspendedCredit> kept(TestMember member) {
        return credits.of(member.id(), 0, 1_000);
    }

    private int left(TestMember member) {
        return kept(member).size();
    }
}
