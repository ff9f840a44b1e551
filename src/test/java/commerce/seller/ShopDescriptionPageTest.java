package commerce.seller;

import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An owner describes the shop in the browser. */
@BrowserTest
class ShopDescriptionPageTest {
    @Autowired
    ApplicationContext context;

    @Test
    void describesTheShopAndIsToldThatAnotherTabDidMeanwhile(Page page) {
        TestShop shop = TestShop.of(context, new SellerId(Long.parseLong(TestSellers.applied(context))));
        shop.becomes(SellerStatus.APPROVED);
        TestStaff.ofSeller(context, Tsid.of(shop.seller())).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.setViewportSize(1280, 900);
        page.navigate("/seller/shop?lang=en");
        assertThat(page.locator("#law")).containsText("홍길동");
        TestSellers.description().forEach((field, value) -> {
            if (!field.equals("seen")) {
                page.locator("#" + field).fill(value);
            }
        });
        page.locator("#returnPostalCode").fill("631");
        page.locator("#profile button").click();
        assertThat(page.locator("#returnPostalCode:invalid")).isVisible();
        page.locator("#returnPostalCode").fill("63122");
        page.locator("#profile button").click();
        assertThat(page.locator("#notice")).containsText("Saved");
        assertThat(page.locator("#email")).hasValue("help@hanbit.example");
        Browser.look(page, "shop-described-en");

        page.navigate("/seller/shop?lang=en");
        page.locator("#introduction").fill("<b>더 좋은 귤</b>");
        page.locator("#profile button").click();
        assertThat(page.locator("#notice")).containsText("Saved");
        assertThat(page.locator("#introduction")).hasValue("<b>더 좋은 귤</b>");
        page.setViewportSize(360, 740);
        page.navigate("/seller/shop?lang=ko");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "shop-described-ko-phone");
        assertThat(complaints).isEmpty();

        TestSellers.hasReturnsSentTo(context, shop.seller(), "제주시 3");
        page.locator("#returnAddress").fill("제주시 4");
        page.locator("#profile button").click();
        assertThat(page.locator("[data-error]")).containsText("다른 사람이 상점 정보를 바꿨어요");
        page.navigate("/seller/shop?lang=ko");
        assertThat(page.locator("#returnAddress")).hasValue("제주시 3");
    }
}
