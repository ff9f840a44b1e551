package commerce.shipment;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.desk.TestDesk;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An operator looks in the browser whose a number is, and frees it. */
@BrowserTest
class FreeInvoicePageTest {
    @Autowired
    ApplicationContext context;

    @Test
    void findsTheParcelOfANumberAndFreesIt(Page page) {
        TestShop shop = new TestShop(context);
        Map<String, String> sent = new TestDesk(context, Tsid.of(shop.seller())).sent();
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/commerce/invoices?lang=ko");
        assertThat(page.locator("#holder")).hasCount(0);
        page.locator("#courier").selectOption(sent.get("courier"));
        page.locator("#invoice").fill(sent.get("invoice"));
        page.locator("#look button").click();
        assertThat(page.locator("#holder")).containsText(Tsid.of(shop.seller()).toString());
        assertThat(page.locator("#holder")).containsText(sent.get("item"));
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "invoice-numbers-ko-phone");
        page.setViewportSize(1280, 800);
        page.navigate("/ops/commerce/invoices?lang=en&courier=" + sent.get("courier") + "&invoice="
                + sent.get("invoice"));
        Browser.look(page, "invoice-numbers-en");
        page.locator("#reason").fill("courier says it is of another shop");
        page.locator("#free button").click();
        assertThat(page.locator("#notice")).containsText("is free");
        assertThat(page.locator("#holder")).containsText("No parcel has this number");
        assertThat(shop.text("select doubt from commerce_shipment where id = ?", sent.get("parcel")))
                .isEqualTo("FREED");
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        assertThat(complaints).isEmpty();
    }

    @Test
    void believesANumberThatIsItsOwn(Page page) {
        TestShop shop = new TestShop(context);
        Map<String, String> sent = new TestDesk(context, Tsid.of(shop.seller())).doubted();
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/commerce/invoices?lang=en&courier=" + sent.get("courier") + "&invoice="
                + sent.get("invoice"));
        Browser.look(page, "invoice-numbers-doubted-en");
        page.locator("#own").fill("courier says the sender is this shop");
        page.locator("#believe button").click();
        assertThat(page.locator("#notice")).containsText("is believed");
        assertThat(page.locator("#believe")).hasCount(0);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        assertThat(complaints).isEmpty();
    }
}
