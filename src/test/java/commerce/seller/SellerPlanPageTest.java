package commerce.seller;

import java.time.LocalDate;
import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import platform.time.BusinessDays;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Two operators change a seller's fee plan in the browser, and the seller sees it. */
@BrowserTest
class SellerPlanPageTest {
    @Autowired
    ApplicationContext context;

    @Test
    void changesAPlanAndShowsItToTheSeller(Page page) {
        TestShop shop = new TestShop(context);
        LocalDate tomorrow = LocalDate.now(BusinessDays.SEOUL).plusDays(1);
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 900);
        page.navigate("/ops/sellers/" + shop.seller().value() + "?lang=en");
        page.locator("#new-plan").selectOption("PARTNER");
        page.locator("#plan-from").fill(tomorrow.toString());
        page.locator("#plan-reason").fill("거래액 증가");
        page.locator("#propose-plan button").click();
        assertThat(page.locator("#notice")).containsText("Another operator decides");
        assertThat(page.locator("#plan-changes")).containsText("PARTNER from " + tomorrow);
        Browser.look(page, "seller-plan-en");

        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/sellers/" + shop.seller().value() + "?lang=ko");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        page.locator("#plan-changes button[value=APPROVE]").click();
        assertThat(page.locator("#notice")).containsText("승인");
        assertThat(page.locator("#plans")).containsText("PARTNER");
        Browser.look(page, "seller-plan-ko-phone");

        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_MONEY").logsIn(page);
        page.navigate("/seller/settlement?lang=en");
        assertThat(page.locator("#plans")).containsText("sales 6.60 % (with VAT), payment 2.20 % (with VAT)");
        assertThat(page.locator("#plans .badge")).hasText("to come");
        page.setViewportSize(1280, 900);
        Browser.look(page, "settlement-plans-en");
        assertThat(complaints).isEmpty();
    }
}
