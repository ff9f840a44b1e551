package commerce.ops;

import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.Checkout;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;
import testing.MemberActor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class OrdersPageTest {
    private static final int PRICE = 12_900;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;

    @Test
    void showsHowOrdersStandAndWhatTheyHoldInBothLanguagesAndOnAPhone(Page page) {
        String product = "감귤 " + UUID.randomUUID();
        String order = order(product);
        TestStaff.operator(application).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/commerce?lang=en");
        assertThat(page.locator("[data-status=PAYMENT_WAITING]")).containsText("Waiting for the payment");
        Locator unpaid = page.locator("#unpaid tr", new Page.LocatorOptions().setHasText(order));
        assertThat(unpaid).containsText("12,887,100");
        Locator held = page.locator("#held tr", new Page.LocatorOptions().setHasText(product));
        assertThat(held.locator("td").nth(1)).hasText("999");
        assertThat(held.locator("td").nth(3)).hasText("1000");
        Browser.look(page, "orders-en");
        page.locator("#number").fill(order);
        page.waitForResponse(answer -> answer.url().endsWith("/ops/commerce") && answer.ok(), () -> {
        });
        assertThat(page.locator("#number")).hasValue(order);
        page.navigate("/ops/commerce?lang=ko");
        assertThat(page.locator("#unpaid")).containsText("결제를 기다리는 주문");
        page.setViewportSize(360, 740);
        Browser.look(page, "orders-ko-phone");
        assertThat(complaints).isEmpty();
    }

    private String order(String product) {
        TestShop shop = new TestShop(application);
        // The page shows what is held most, and those that end first, and other tests leave many.
        SkuId sku = shop.sells(product, PRICE, 1_000);
        String order = Checkout.order(MemberActor.at(port).signsUp()::post, sku, 999).text("id");
        shop.sql("update commerce_order set lapse_at = placed_at where id = ?", order);
        return order;
    }
}
