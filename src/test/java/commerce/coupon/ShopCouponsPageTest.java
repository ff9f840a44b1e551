package commerce.coupon;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.microsoft.playwright.Page;
import commerce.TestCoupons;
import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A seller's person offers coupons in the browser and stops them. */
@BrowserTest
class ShopCouponsPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    TakeCoupon take;
    @Autowired
    Ids ids;
    TestShop shop;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
    }

    @Test
    void offersACouponAndStopsIt(Page page) {
        logIn(page, "SELLER_PRODUCT");
        page.navigate("/seller/coupons?lang=en");
        page.locator("#name").fill("<u>감귤</u> 할인");
        page.locator("#value").fill("10000");
        page.locator("#minimum").fill("10000");
        page.locator("#from").fill(LocalDate.now(BusinessDays.SEOUL).toString());
        page.locator("#until").fill(LocalDate.now(BusinessDays.SEOUL).plusDays(3).toString());
        page.locator("#new button").click();
        assertThat(page.locator("[data-error]")).containsText("not possible");
        page.locator("#kind").selectOption("PERCENT");
        page.locator("#value").fill("20");
        page.locator("#most").fill("5000");
        page.locator("#new button").click();
        assertThat(page.locator("#coupons")).containsText("20 %, up to 5,000 won");
        assertThat(page.locator("#coupons")).containsText("<u>감귤</u> 할인");
        page.locator("#coupons button").click();
        assertThat(page.locator("#coupons .badge")).hasText("stopped");
        CouponId stopped = new CouponId(
                shop.number("select id from commerce_coupon where seller_id = ?", shop.seller().value()));
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> take.take(ids.next(), stopped))
                .satisfies(refusal -> assertThat(refusal.code().name()).isEqualTo("COUPON_NOT_OPEN"));
    }

    @Test
    void refusesDaysThatNobodyLivesToSee(@Autowired OfferShopCoupon offer) {
        StaffCaller by = new StaffCaller(ids.next(), "x", Set.of("SELLER", "SELLER_PRODUCT"), Tsid.of(shop.seller()));
        for (LocalDate from : List.of(LocalDate.MAX, LocalDate.of(20_000, 1, 1))) {
            var terms = new CouponTerms("감귤", Coupon.Kind.AMOUNT, 1_000, null, Won.of(10_000), 10, from,
                    from);
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> offer.offer(by, shop.seller(), new CouponId(ids.nextLong()), terms))
                    .satisfies(refusal -> assertThat(refusal.code().name()).isEqualTo("COUPON_NOT_POSSIBLE"));
        }
    }

    @Test
    void offersWhatIsSentTwiceOnce(@Autowired OfferShopCoupon offer) {
        StaffCaller by = new StaffCaller(ids.next(), "x", Set.of("SELLER", "SELLER_PRODUCT"), Tsid.of(shop.seller()));
        LocalDate today = LocalDate.now(BusinessDays.SEOUL);
        CouponId id = new CouponId(ids.nextLong());
        for (int i = 0; i < 2; i++) {
            offer.offer(by, shop.seller(), id, new CouponTerms("감귤", Coupon.Kind.AMOUNT, 1_000, null,
                    Won.of(10_000), 10, today, today));
        }
        assertThat(shop.number("select count(*) from commerce_coupon where seller_id = ?", shop.seller().value()))
                .isEqualTo(1);
        assertThat(shop.number("select count(*) from platform_audit_entry where subject_id = ?",
                Long.toString(id.value()))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsHowManyAreUsedInBothLanguagesAlsoOnAPhone(String language, Page page) {
        CouponId coupon = TestCoupons.offered(context, shop.seller(), 1_000, 10_000);
        take.take(ids.next(), coupon);
        MemberCoupon used = take.take(ids.next(), coupon);
        shop.sql("update commerce_member_coupon set order_id = 7, used_at = now() where id = ?", used.id().value());
        logIn(page, "SELLER_MONEY");
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/coupons?lang=" + language);
        assertThat(page.locator("#coupons tbody td.number").nth(2)).hasText("2 / 100");
        assertThat(page.locator("#coupons tbody td.number").nth(3)).hasText("1");
        assertThat(page.locator("#new")).hasCount(0);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "seller-coupons-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "seller-coupons-" + language + "-phone");
        assertThat(complaints).isEmpty();
    }

    private void logIn(Page page, String role) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), role).logsIn(page);
    }

    @Test
    void refusesThoseOfASellerWhoWasStopped(@Autowired OfferShopCoupon offer) {
        StaffCaller by = new StaffCaller(ids.next(), "x", Set.of("SELLER", "SELLER_PRODUCT"), Tsid.of(shop.seller()));
        LocalDate today = LocalDate.now(BusinessDays.SEOUL);
        var terms = new CouponTerms("감귤", Coupon.Kind.AMOUNT, 1_000, null, Won.of(10_000), 10, today, today);
        for (SellerStatus stopped : List.of(SellerStatus.SUSPENDED, SellerStatus.TERMINATED)) {
            shop.becomes(stopped);
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> offer.offer(by, shop.seller(), new CouponId(ids.nextLong()), terms))
                    .satisfies(refusal -> assertThat(refusal.code().name()).isEqualTo("SELLER_IN_OTHER_STATE"));
        }
    }
}
