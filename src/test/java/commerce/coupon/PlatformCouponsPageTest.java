package commerce.coupon;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.microsoft.playwright.Page;
import commerce.TestCoupons;
import commerce.TestShop;
import commerce.refusal.CommerceError;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Madang gives away, two operators decide. */
@BrowserTest
class PlatformCouponsPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    DecideCoupon decide;
    @Autowired
    StopCoupon stop;
    @Autowired
    TakeCoupon take;
    @Autowired
    Coupons coupons;
    @Autowired
    Ids ids;
    TestShop shop;
    StaffCaller operator;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        operator = new StaffCaller(ids.next(), "another", Set.of("OPERATOR"), null);
    }

    @Test
    void whatOneProposesAnotherApprovesAndAnyStops(Page page) {
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/coupons?lang=en");
        String name = "첫 구매 " + ids.next();
        LocalDate today = LocalDate.now(BusinessDays.SEOUL);
        page.locator("#name").fill(name);
        page.locator("#kind").selectOption("PERCENT");
        page.locator("#value").fill("20");
        page.locator("#most").fill("5000");
        page.locator("#minimum").fill("10000");
        page.locator("#stock").fill("1000");
        page.locator("#from").fill(today.toString());
        page.locator("#until").fill(today.plusDays(3).toString());
        page.locator("#reason").fill("가을 행사");
        page.locator("#new button").click();
        var proposal = page.locator("#proposals tr", new Page.LocatorOptions().setHasText(name));
        assertThat(proposal).containsText("20 %, up to 5,000 won");
        assertThat(proposal).containsText("5,000,000 won");
        CouponId id = new CouponId(shop.number("select id from commerce_coupon_proposal where name = ?", name));
        assertThat(coupons.find(id)).as("nobody takes what one alone wants").isEmpty();
        proposal.locator("button[value=APPROVE]").click();
        assertThat(page.locator("[data-error]")).containsText("Another operator");

        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/coupons?lang=en");
        proposal.locator("button[value=APPROVE]").click();
        assertThat(page.locator("#notice")).containsText("Approved");
        assertThat(proposal).hasCount(0);
        var offered = page.locator("#coupons tr", new Page.LocatorOptions().setHasText(name));
        assertThat(offered).containsText("open");
        take.take(ids.next(), id);
        page.navigate("/ops/commerce/coupons?lang=en");
        assertThat(offered).containsText("1 / 1000");
        offered.locator("button").click();
        assertThat(offered.locator(".badge")).hasText("stopped");
        assertThat(audited(id)).containsExactlyInAnyOrder("commerce.platform-coupon-proposed",
                "commerce.platform-coupon-approved", "commerce.coupon-stopped");
    }

    @Test
    void whoProposedItMayTakeItBack() {
        CouponId id = TestProposals.proposed(context);
        StaffCaller proposer = new StaffCaller(new Tsid(
                shop.number("select proposed_by from commerce_coupon_proposal where id = ?", id.value())), "somebody",
                Set.of("OPERATOR"), null);

        refused(() -> decide.decide(proposer, id, true), CommerceError.COUPON_BY_SAME_OPERATOR);
        decide.decide(proposer, id, false);

        refused(() -> decide.decide(operator, id, true), CommerceError.COUPON_PROPOSAL_ENDED);
        assertThat(coupons.find(id)).isEmpty();
    }

    @Test
    void isOfferedOnceHoweverOftenItIsApproved() {
        CouponId id = TestProposals.proposed(context);
        decide.decide(operator, id, true);

        refused(() -> decide.decide(operator, id, true), CommerceError.COUPON_PROPOSAL_ENDED);
        assertThat(coupons.find(id).orElseThrow().sellerId()).isNull();
    }

    @Test
    void approvesNothingThatIsOverByThen() {
        CouponId id = TestProposals.proposed(context);
        shop.sql(
                "update commerce_coupon_proposal set valid_from = '2026-01-01', valid_until = '2026-01-02' where id = ?",
                id.value());

        refused(() -> decide.decide(operator, id, true), CommerceError.COUPON_NOT_POSSIBLE);
        assertThat(shop.text("select state from commerce_coupon_proposal where id = ?", id.value())).isEqualTo("OPEN");
    }

    @Test
    void operatorsStopNoSellersCouponHereAndSellersNoneOfMadangs() {
        CouponId sellers = TestCoupons.offered(context, shop.seller(), 1_000, 10_000);
        CouponId madangs = TestCoupons.offered(context, null, 1_000, 10_000);

        refused(() -> stop.stop(operator, null, sellers), CommerceError.COUPON_NOT_FOUND);
        refused(() -> stop.stop(operator, shop.seller(), madangs), CommerceError.COUPON_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsBothListsInBothLanguagesAlsoOnAPhone(String language, Page page) {
        TestProposals.proposed(context);
        take.take(ids.next(), TestCoupons.offered(context, null, 1_000, 10_000));
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/commerce/coupons?lang=" + language);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "platform-coupons-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "platform-coupons-" + language + "-phone");
        assertThat(complaints).isEmpty();
    }

    private List<String> audited(CouponId id) {
        return context.getBean(JdbcTemplate.class).queryForList(
                "select action from platform_audit_entry where subject_kind = 'coupon' and subject_id = ?",
                String.class, Long.toString(id.value()));
    }

    private static void refused(Runnable what, CommerceError code) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
