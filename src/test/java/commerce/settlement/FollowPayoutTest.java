package commerce.settlement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import commerce.seller.SellerHappening;
import commerce.seller.TestSellers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class FollowPayoutTest {
    @Autowired
    FollowPayout follow;
    @Autowired
    HeldPayouts held;
    @Autowired
    HoldPayouts hold;
    @Autowired
    ReleasePayouts release;
    @Autowired
    Ids ids;
    ApplicationContext context;
    SettlementScene scene;
    StaffCaller operator;
    StaffCaller other;
    SellerId seller;
    Tsid account;
    StatementId asked;

    @BeforeEach
    void ask(@Autowired ApplicationContext application) {
        context = application;
        scene = new SettlementScene(context);
        operator = new StaffCaller(ids.next(), "operator", Set.of("OPERATOR"), null);
        other = new StaffCaller(ids.next(), "other", Set.of("OPERATOR"), null);
        seller = new SellerId(Long.parseLong(TestSellers.applied(context)));
        account = ids.next();
        follow.payTo(seller, account);
        asked = new StatementId(new TestStatements(context).asked(seller, LocalDate.of(2026, 11, 2)).value());
    }

    @AfterEach
    void nobodyElseSeesThem() {
        if (waits()) {
            release.release(other, seller, "the test is over");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSED", "PAYEE_UNKNOWN"})
    void whereTheAccountIsAtFaultPayoutsWaitForAnother(String reason) {
        follow.failed(asked, reason, account);
        assertThat(waits()).isTrue();

        follow.payTo(seller, ids.next());
        assertThat(waits()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELED", "MAINTENANCE", "REVIEW", "SHORT", "SELLER_PAYABLE_SHORT"})
    void whereItIsNotTheyGoOn(String reason) {
        follow.failed(asked, reason, account);

        assertThat(waits()).isFalse();
        assertThat(carried()).isEqualTo(10_000);
    }

    @Test
    void whatCameBackHasThemWait() {
        follow.returned(asked, account);

        assertThat(waits()).isTrue();
        assertThat(carried()).isEqualTo(10_000);
    }

    @Test
    void whatAnEarlierAccountDidSaysNothingOfThePresentOne() {
        follow.payTo(seller, ids.next());

        follow.returned(asked, account);

        assertThat(waits()).isFalse();
        assertThat(carried()).isEqualTo(10_000);
    }

    @Test
    void whereItWasNotToldWhichAccountItWasTheyWait() {
        follow.failed(asked, "CLOSED", null);

        assertThat(waits()).isTrue();
    }

    @Test
    void anOperatorLetsThemGo() {
        follow.returned(asked, account);

        release.release(operator, seller, "the bank was wrong");

        assertThat(waits()).isFalse();
        assertThat(audited("commerce.seller-payouts-released")).isEqualTo(1);
        refused(() -> release.release(operator, seller, "again"), CommerceError.SELLER_PAYOUTS_NOT_HELD);
    }

    @Test
    void whatAnOperatorHoldsNoOtherAccountLetsGo() {
        follow.returned(asked, account);

        hold.hold(operator, seller, "a dispute");
        follow.payTo(seller, ids.next());

        assertThat(waits()).isTrue();
        assertThat(audited("commerce.seller-payouts-held")).isEqualTo(1);
        refused(() -> hold.hold(operator, seller, "again"), CommerceError.SELLER_PAYOUTS_HELD);
    }

    @Test
    void nobodyIsHeldWhoDoesNotSell() {
        refused(() -> hold.hold(operator, new SellerId(ids.nextLong()), "who?"), CommerceError.SELLER_NOT_FOUND);
    }

    @Test
    void anotherOperatorLetsGoWhatOneHolds() {
        hold.hold(operator, seller, "a dispute");

        refused(() -> release.release(operator, seller, "never mind"),
                CommerceError.SELLER_PAYOUTS_BY_SAME_OPERATOR);
        assertThat(waits()).isTrue();
        release.release(other, seller, "the dispute is over");
        assertThat(waits()).isFalse();
    }

    /** A suspension may be lifted; whom a terminated seller's buyers still send goods back to, a person says when it is over. */
    @Test
    void nobodyIsPaidWhoMayNotSellAnyMore() {
        SellerId shop = new TestShop(context).seller();
        LocalDate day = LocalDate.of(2099, 1, 5);
        TestStatements statements = new TestStatements(context);
        statements.due(shop, day);
        follow.payTo(shop, ids.next());
        assertThat(statements.isPaid(shop, day)).isTrue();

        TestSellers.decide(context, operator, shop, SellerHappening.SUSPEND);
        assertThat(statements.isPaid(shop, day)).isFalse();
        TestSellers.decide(context, operator, shop, SellerHappening.TERMINATE);
        assertThat(statements.isPaid(shop, day)).isFalse();
        follow.payTo(shop, ids.next());
        assertThat(statements.isPaid(shop, day)).as("with another account").isFalse();
        assertThat(held.oldest(HeldPayouts.Place.FIRST, 1_000)).filteredOn(each -> each.seller().equals(shop))
                .extracting(HeldPayouts.Held::reason).containsExactly("SELLER_TERMINATED");

        release.release(other, shop, "the time to claim is over");
        assertThat(statements.isPaid(shop, day)).isTrue();
    }

    /** What an operator holds before that stays theirs. */
    @Test
    void whatIsHeldByHandStaysSoWhenItsSellerIsTerminated() {
        SellerId shop = new TestShop(context).seller();
        hold.hold(other, shop, "a dispute");

        TestSellers.decide(context, operator, shop, SellerHappening.TERMINATE);

        assertThat(held.oldest(HeldPayouts.Place.FIRST, 1_000)).filteredOn(each -> each.seller().equals(shop))
                .extracting(HeldPayouts.Held::reason).containsExactly("a dispute");
        release.release(operator, shop, "the test is over");
    }

    private static void refused(Runnable what, CommerceError code) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private boolean waits() {
        return held.oldest(HeldPayouts.Place.FIRST, 1_000).stream().map(HeldPayouts.Held::seller)
                .anyMatch(seller::equals);
    }

    private long carried() {
        return scene.number("select carried from commerce_settlement_account where seller_id = ?", seller.value());
    }

    private long audited(String action) {
        return scene.number("select count(*) from platform_audit_entry where action = ? and subject_id = ?", action,
                Tsid.of(seller).toString());
    }

    /** Pay may never have heard of it, and would pay it out then. */
    @Test
    void isAskedAgainOfNobodyWhoIsHeldOrSuspendedMeanwhile() {
        SellerId shop = new TestShop(context).seller();
        TestStatements statements = new TestStatements(context);
        follow.payTo(shop, ids.next());
        statements.asked(shop, LocalDate.of(2026, 11, 2));
        Instant later = Instant.now().plus(Duration.ofDays(2));
        assertThat(statements.isAskedAgain(shop, later)).isTrue();

        hold.hold(operator, shop, "a dispute");
        assertThat(statements.isAskedAgain(shop, later)).isFalse();
        release.release(other, shop, "the dispute is over");
        assertThat(statements.isAskedAgain(shop, later)).isTrue();
        TestSellers.decide(context, operator, shop, SellerHappening.SUSPEND);
        assertThat(statements.isAskedAgain(shop, later)).isFalse();
    }
}
