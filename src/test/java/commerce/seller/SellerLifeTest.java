package commerce.seller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pay.events.PayeeVerified;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the application to the end. */
@MadangTest
class SellerLifeTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ApplyToSell apply;
    @Autowired
    DecideSeller decide;
    @Autowired
    TakeHoliday take;
    @Autowired
    ReadSellers sellers;
    @Autowired
    WithdrawHoliday withdraw;
    @Autowired
    ChangeSeller change;
    @Autowired
    EndHoliday end;
    @Autowired
    Holidays holidays;
    @Autowired
    WindingUps windingUps;
    @Autowired
    PenaliseSeller penalise;
    @Autowired
    SellerPenalties penalties;
    @Autowired
    DomainEvents events;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    @Autowired
    BusinessDays days;
    StaffCaller operator;
    StaffCaller owner;

    @BeforeEach
    void people() {
        operator = TestSellers.operator(context);
        owner = TestSellers.operator(context);
    }

    @Test
    void isTakenOnByAnotherOperatorOnceTheBankHasConfirmedItsAccount() {
        SellerId seller = applied();
        refused(() -> decide.decide(operator, seller, SellerHappening.APPROVE, "good"),
                CommerceError.SELLER_WITHOUT_ACCOUNT);
        transaction.executeWithoutResult(status -> events
                .publish(new PayeeVerified(ids.next(), clock.instant(), ids.next(), Tsid.of(seller))));
        Awaitility.await().until(() -> count("commerce_settlement_account where payee_id is not null and seller_id = "
                + seller.value()) == 1);
        StaffCaller entered = new StaffCaller(new Tsid(number("select entered_by from commerce_seller_application "
                + "where seller_id = " + seller.value())), "entered", operator.roles(), null);
        refused(() -> decide.decide(entered, seller, SellerHappening.APPROVE, "good"),
                CommerceError.SELLER_NEEDS_ANOTHER_OPERATOR);

        decide.decide(operator, seller, SellerHappening.APPROVE, "good");

        assertThat(status(seller)).isEqualTo("APPROVED");
        assertThat(told("commerce.seller-approved", seller)).isEqualTo(1);
        assertThat(count("commerce_seller_plan where plan = 'STANDARD' and seller_id = " + seller.value()))
                .isEqualTo(1);
        refused(() -> decide.decide(operator, seller, SellerHappening.APPROVE, "again"),
                CommerceError.SELLER_IN_OTHER_STATE);
    }

    @Test
    void aBusinessAppliesOnceAndAgainWhenItWasRefused() {
        ApplyToSell.Form form = form();
        SellerId seller = apply.apply(operator, form);
        refused(() -> apply.apply(operator, form), CommerceError.SELLER_APPLIED_BEFORE);

        decide.decide(owner, seller, SellerHappening.REFUSE, "documents missing");

        assertThat(apply.apply(operator, form)).isNotEqualTo(seller);
    }

    @Test
    void refusesABusinessNumberWhoseCheckDigitDoesNotFit() {
        ApplyToSell.Form form = form();
        char last = form.businessNumber().charAt(9);
        String wrong = form.businessNumber().substring(0, 9) + (last == '9' ? '0' : (char) (last + 1));

        refused(() -> apply.apply(operator, new ApplyToSell.Form(form.name(), wrong, form.representative(),
                form.mailOrderNumber(), form.phone(), form.address(), form.documents(), form.plan())),
                CommerceError.SELLER_BUSINESS_NUMBER_INVALID);
    }

    @Test
    void whatAStoppedSellerHasUnderWayIsEndedUntilNothingCanComeAnyMore() {
        SellerId seller = new TestShop(context).seller();
        decide.decide(operator, seller, SellerHappening.SUSPEND, "LATE_DISPATCH");
        assertThat(told("commerce.seller-suspended", seller)).isEqualTo(1);
        AtomicInteger ended = new AtomicInteger();
        WindUpSellers windUp = new WindUpSellers(windingUps,
                business(of -> !of.equals(seller) || ended.incrementAndGet() > 0), transaction, clock);

        jdbcUpdate("update commerce_seller_winding_up set look_at = '2020-01-01' where seller_id = " + seller.value());
        windUp.run();
        assertThat(ended).hasValue(1);
        assertThat(windingUpsOf(seller)).as("it is looked at again").isEqualTo(1);

        jdbcUpdate("update commerce_seller_winding_up set look_at = '2020-01-01', until_at = now() where seller_id = "
                + seller.value());
        windUp.run();
        assertThat(windingUpsOf(seller)).as("a bank may answer after days").isEqualTo(1);

        jdbcUpdate(
                "update commerce_seller_winding_up set look_at = '2020-01-01', until_at = '2020-01-01' where seller_id = "
                        + seller.value());
        windUp.run();
        assertThat(windingUpsOf(seller)).isZero();
    }

    @Test
    void goesOnWhereEndingItsBusinessFailed() {
        SellerId seller = new TestShop(context).seller();
        decide.decide(operator, seller, SellerHappening.TERMINATE, "FRAUD");
        jdbcUpdate(
                "update commerce_seller_winding_up set look_at = '2020-01-01', until_at = '2020-01-01' where seller_id = "
                        + seller.value());

        new WindUpSellers(windingUps, business(of -> {
            throw new IllegalStateException("the database is gone");
        }), transaction, clock).run();

        assertThat(windingUpsOf(seller)).isEqualTo(1);
        assertThat(windingUps.longestFailing(Integer.MAX_VALUE)).extracting(ManualCases.Case::id)
                .contains(Long.toString(seller.value()));
        assertThat(number("select json_value(body, '$.reason') = 'OPERATOR' from platform_event_log "
                + "where type = 'commerce.seller-suspended' and aggregate_id = " + seller.value()))
                .as("what was typed is not told").isEqualTo(1);
    }

    @Test
    void aLiftedSuspensionEndsNothingMore() {
        SellerId seller = new TestShop(context).seller();
        decide.decide(operator, seller, SellerHappening.SUSPEND, "CHECK");

        decide.decide(operator, seller, SellerHappening.LIFT, "fine");

        assertThat(windingUpsOf(seller)).isZero();
        assertThat(status(seller)).isEqualTo("APPROVED");
    }

    /** Who heard that it was stopped. */
    @Test
    void tellsThatASellerMaySellAgainAlsoOfOneThatNeverApplied() {
        SellerId seller = new TestShop(context).seller();
        decide.decide(operator, seller, SellerHappening.SUSPEND, "CHECK");

        decide.decide(operator, seller, SellerHappening.LIFT, "fine");

        assertThat(number("select json_value(body, '$.feePlan') = 'STANDARD' from platform_event_log "
                + "where type = 'commerce.seller-approved' and aggregate_id = " + seller.value())).isEqualTo(1);
    }

    @Test
    void withdrawsAHolidayThatIsPlannedAndNoneThatItIsOn() {
        SellerId seller = new TestShop(context).seller();
        LocalDate today = days.today();
        take.plan(owner, seller, today.plusDays(3), today.plusDays(5));

        withdraw.withdraw(owner, seller);
        withdraw.withdraw(owner, seller);

        assertThat(planned(seller)).isZero();
        assertThat(count("platform_audit_entry where action = 'commerce.holiday-withdrawn' and subject_id = '"
                + Tsid.of(seller) + "'")).isEqualTo(1);
        take.plan(owner, seller, today, today.plusDays(5));
        refused(() -> withdraw.withdraw(owner, seller), CommerceError.SELLER_IN_OTHER_STATE);
        assertThat(planned(seller)).isEqualTo(1);
    }

    @Test
    void beginsAndEndsNoHolidayThatWasChangedAfterItWasLookedFor() {
        SellerId withdrawn = new TestShop(context).seller();
        SellerId longer = new TestShop(context).seller();
        take.plan(owner, longer, days.today(), days.today().plusDays(5));

        new Holidays(new SellerProfiles(JdbcClient.create(jdbc)) {
            @Override
            public List<SellerId> leaving(LocalDate today) {
                return List.of(withdrawn);
            }

            @Override
            public List<SellerId> back(LocalDate today) {
                return List.of(longer);
            }
        }, sellers, change, transaction, days).run();

        assertThat(status(withdrawn)).isEqualTo("APPROVED");
        assertThat(status(longer)).isEqualTo("PAUSED");
        assertThat(planned(longer)).isEqualTo(1);
    }

    @Test
    void beginsAndEndsHolidaysBesideOneThatCannot() {
        SellerId unknown = new SellerId(ids.nextLong());
        SellerId leaves = new TestShop(context).seller();
        SellerId isBack = new TestShop(context).seller();
        LocalDate today = days.today();
        for (SellerId each : List.of(leaves, isBack)) {
            take.plan(owner, each, today.plusDays(3), today.plusDays(5));
        }
        jdbcUpdate("update commerce_seller_profile set holiday_from = '" + today + "' where seller_id = "
                + leaves.value());
        jdbcUpdate("update commerce_seller_profile set holiday_from = '2020-01-01', holiday_until = '2020-01-02' "
                + "where seller_id = " + isBack.value());

        new Holidays(new SellerProfiles(JdbcClient.create(jdbc)) {
            @Override
            public List<SellerId> leaving(LocalDate on) {
                return List.of(unknown, leaves);
            }

            @Override
            public List<SellerId> back(LocalDate on) {
                return List.of(unknown, isBack);
            }
        }, sellers, change, transaction, days).run();

        assertThat(status(leaves)).isEqualTo("PAUSED");
        assertThat(planned(isBack)).isZero();
    }

    @Test
    void aHolidayBeginsAndEndsWithItsDays() {
        SellerId seller = new TestShop(context).seller();
        LocalDate today = days.today();
        refused(() -> take.plan(owner, seller, today, today.minusDays(1)), CommerceError.SELLER_HOLIDAY_INVALID);
        take.plan(owner, seller, today.plusDays(3), today.plusDays(5));
        holidays.run();
        assertThat(status(seller)).isEqualTo("APPROVED");

        jdbcUpdate("update commerce_seller_profile set holiday_from = '" + today + "' where seller_id = "
                + seller.value());
        holidays.run();
        assertThat(status(seller)).isEqualTo("PAUSED");

        jdbcUpdate("update commerce_seller_profile set holiday_from = '2020-01-01', holiday_until = '2020-01-02' "
                + "where seller_id = " + seller.value());
        holidays.run();
        assertThat(status(seller)).isEqualTo("APPROVED");
        holidays.run();
        assertThat(planned(seller)).isZero();
    }

    /** There is room for one holiday: the next is planned after this one. */
    @Test
    void changesTheLastDayOfAHolidayAndPlansNoOtherMeanwhile() {
        SellerId seller = new TestShop(context).seller();
        LocalDate today = days.today();
        take.plan(owner, seller, today, today.plusDays(5));
        refused(() -> take.plan(owner, seller, today.plusDays(20), today.plusDays(25)),
                CommerceError.SELLER_HOLIDAY_INVALID);
        take.plan(owner, seller, today, today.plusDays(7));
        assertThat(count("commerce_seller_profile where holiday_from = '" + today + "' and holiday_until = '"
                + today.plusDays(7) + "' and seller_id = " + seller.value())).isEqualTo(1);
    }

    @Test
    void isBackEarlyWhenItSaysSo() {
        SellerId seller = new TestShop(context).seller();
        take.plan(owner, seller, days.today(), days.today().plusDays(5));
        assertThat(status(seller)).isEqualTo("PAUSED");

        end.end(owner, seller);
        holidays.run();

        assertThat(status(seller)).isEqualTo("APPROVED");
    }

    @Test
    void aLateDispatchCostsPointsOnceOfAnItemByItsLastPiece() {
        SellerId seller = new TestShop(context).seller();
        Tsid item = ids.next();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            penalise.lateDispatch(seller, item, 1, now);
            penalise.lateDispatch(seller, item, 5, now);
            penalise.lateDispatch(seller, ids.next(), 4, now);
            penalise.lateDispatch(seller, ids.next(), 3, now.minus(SellerPenalties.COUNT).minusSeconds(1));
        });

        assertThat(penalties.points(seller)).isEqualTo(6);
        assertThat(penalties.of(seller, 10)).hasSize(2);
    }

    private static ObjectProvider<SellerBusiness> business(SellerBusiness one) {
        return new ObjectProvider<>() {
            @Override
            public SellerBusiness getObject() {
                return one;
            }

            @Override
            public Stream<SellerBusiness> orderedStream() {
                return Stream.of(one);
            }
        };
    }

    private SellerId applied() {
        return new SellerId(Long.parseLong(TestSellers.applied(context)));
    }

    private static ApplyToSell.Form form() {
        var form = TestSellers.form();
        return new ApplyToSell.Form(form.get("name"), form.get("businessNumber"), form.get("representative"),
                form.get("mailOrderNumber"), form.get("phone"), form.get("address"), List.of("a.pdf"),
                form.get("plan"));
    }

    private static void refused(Runnable what, CommerceError code) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private String status(SellerId seller) {
        return String.valueOf(jdbc.queryForObject("select status from commerce_seller where id = ?", String.class,
                seller.value()));
    }

    private long planned(SellerId seller) {
        return count("commerce_seller_profile where holiday_from is not null and seller_id = " + seller.value());
    }

    private int windingUpsOf(SellerId seller) {
        return (int) count("commerce_seller_winding_up where seller_id = " + seller.value());
    }

    private long told(String type, SellerId seller) {
        return count("platform_event_log where type = '" + type + "' and aggregate_id = " + seller.value());
    }

    private long count(String from) {
        return number("select count(*) from " + from);
    }

    private long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    private void jdbcUpdate(String sql) {
        transaction.executeWithoutResult(status -> jdbc.update(sql));
    }
}
