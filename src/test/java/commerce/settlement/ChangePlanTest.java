package commerce.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import commerce.webhook.TestHooks;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two operators give a seller that sells another fee plan. */
@MadangTest
class ChangePlanTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ChangePlan change;
    @Autowired
    PlanChanges changes;
    @Autowired
    SellerPlans plans;
    @Autowired
    ConfirmSales confirm;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    private TestShop shop;
    private SellerId seller;
    private SettlementScene scene;
    private StaffCaller one;
    private StaffCaller other;
    private LocalDate today;

    @BeforeEach
    void setTheStage() {
        shop = new TestShop(context);
        seller = shop.seller();
        scene = new SettlementScene(context);
        one = new StaffCaller(ids.next(), "one", Set.of("OPERATOR"), null);
        other = new StaffCaller(ids.next(), "other", Set.of("OPERATOR"), null);
        today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
    }

    private Tsid proposed(String plan, LocalDate from) {
        change.propose(one, seller, plan, from, "거래액 증가");
        return changes.of(seller, 1).getFirst().id();
    }

    private Map<String, String> confirmed(int daysLater) {
        ConfirmedItem item = scene.item(seller, 1, 0, 0, 0);
        transaction.executeWithoutResult(
                _ -> confirm.confirm(List.of(item), clock.instant().plus(Duration.ofDays(daysLater))));
        return scene.linesOf(item.itemId());
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void holdsFromItsDayOnWhenAnotherOperatorHasApprovedIt() {
        TestHooks.registered(context, seller);
        Tsid id = proposed("PARTNER", today.plusDays(2));
        refuses(CommerceError.FEE_PLAN_CHANGE_WAITS,
                () -> change.propose(other, seller, "STARTER", today, "다르게"));
        refuses(CommerceError.FEE_PLAN_CHANGE_BY_SAME_OPERATOR, () -> change.decide(one, id, true));
        assertThat(plans.of(seller, today)).isEmpty();

        change.decide(other, id, true);

        assertThat(confirmed(1)).containsEntry("SALES_FEE", "-800 800");
        assertThat(confirmed(2)).as("6.6 % with VAT").containsEntry("SALES_FEE", "-600 600");
        assertThat(plans.of(seller, today)).singleElement().satisfies(agreed -> {
            assertThat(agreed.plan()).isEqualTo("PARTNER");
            assertThat(agreed.from()).isEqualTo(today.plusDays(2));
            assertThat(agreed.terms().salesPercent()).isEqualByComparingTo("6.6");
        });
        assertThat(scene.text(
                """
                        select concat(json_value(body, '$.feePlan'), ' ', json_value(body, '$.validFrom')) from platform_event_log
                        where type = 'commerce.seller-fee-plan-changed' and aggregate_id = ?""",
                seller.value()))
                .isEqualTo("PARTNER " + today.plusDays(2));
        assertThat(scene.text(
                "select body from commerce_webhook_event where seller_id = ? and body like '%FEE_PLAN_CHANGED%'",
                seller.value())).contains("PARTNER", today.plusDays(2).toString());
        assertThat(scene.number("""
                select count(*) from platform_audit_entry where action = 'commerce.fee-plan-change-approved'
                and subject_id = ?""", Tsid.of(seller).toString())).isEqualTo(1);
        refuses(CommerceError.FEE_PLAN_CHANGE_ENDED, () -> change.decide(other, id, true));
    }

    @Test
    void leavesWhatWasConfirmedBeforeAtWhatItCost() {
        Map<String, String> before = confirmed(0);
        change.decide(other, proposed("STARTER", today), true);
        assertThat(before).containsEntry("SALES_FEE", "-800 800");
        assertThat(confirmed(0)).containsEntry("SALES_FEE", "-400 400");
        change.decide(other, proposed("PARTNER", today.plusDays(1)), true);
        assertThat(plans.of(seller, today)).extracting(SellerPlans.Agreed::plan).containsExactly("PARTNER", "STARTER");
        assertThat(changes.of(seller, 9)).extracting(PlanChange::plan).containsExactly("PARTNER", "STARTER");
    }

    @Test
    void holdsFromNoDayThatIsOverNorOneThatIsFarAhead() {
        refuses(CommerceError.FEE_PLAN_DAY_NOT_POSSIBLE, () -> proposed("PARTNER", today.minusDays(1)));
        refuses(CommerceError.FEE_PLAN_DAY_NOT_POSSIBLE, () -> proposed("PARTNER", today.plusYears(1).plusDays(1)));
        refuses(CommerceError.SELLER_FEE_PLAN_UNKNOWN, () -> proposed("GONE", today));
        Tsid late = proposed("PARTNER", today);
        scene.sql("update commerce_seller_plan_change set valid_from = ? where id = ?", today.minusDays(1),
                late.value());
        refuses(CommerceError.FEE_PLAN_DAY_NOT_POSSIBLE, () -> change.decide(other, late, true));
        change.decide(one, late, false);
        assertThat(changes.of(seller, 1).getFirst().state()).isEqualTo(PlanChange.State.REFUSED);
        assertThat(plans.of(seller, today)).isEmpty();
    }

    @Test
    void isForSellersThatSell() {
        Tsid id = proposed("PARTNER", today);
        shop.becomes(SellerStatus.TERMINATED);
        refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> change.decide(other, id, true));
        refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> proposed("STARTER", today));
        refuses(CommerceError.SELLER_NOT_FOUND,
                () -> change.propose(one, new SellerId(ids.nextLong()), "PARTNER", today, "없는 판매자"));
    }
}
