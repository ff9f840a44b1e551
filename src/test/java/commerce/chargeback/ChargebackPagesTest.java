package commerce.chargeback;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;
import testing.StaffActor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller answers a chargeback in the browser, and two operators decide who bears it. */
@BrowserTest
class ChargebackPagesTest {
    @Autowired
    ApplicationContext context;

    @Test
    void isAnsweredByItsSellerAndBorneByMadangWhenTwoOperatorsSaySo(Page page) {
        TestShop shop = new TestShop(context);
        ChargebackId id = TestChargedBack.opened(context, shop.seller());
        String card = "#chargeback-" + id.value();
        long order = shop.number("select order_id from commerce_chargeback where id = ?", id.value());
        page.setViewportSize(1280, 900);

        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_ORDER").logsIn(page);
        page.navigate("/seller?lang=en");
        assertThat(page.locator("#chargebacks")).hasText("1");
        page.locator("#chargebacks").click();
        page.locator(card + " .card-title a").click();
        assertThat(page.locator("[data-chargeback]")).containsText("Answer by 2099");
        page.goBack();
        page.locator(card + " textarea").fill("\u3000");
        page.locator(card + " button").click();
        assertThat(page.locator("[data-error]")).isVisible();
        List<String> complaints = Browser.complaintsOf(page);
        page.locator(card + " textarea").fill("송장 1234로\n<b>보냈어요</b>");
        page.locator(card + " button").click();
        assertThat(page.locator("#notice")).containsText("Kept");
        assertThat(page.locator(card + " [data-answer]").innerText()).isEqualTo("송장 1234로\n<b>보냈어요</b>");
        assertThat(page.locator(card + " textarea")).hasCount(0);
        Browser.look(page, "seller-chargebacks-en");
        page.locator(card + " .card-title a").click();
        assertThat(page.locator("[data-chargeback]")).containsText("Better do not send");
        assertThat(page.locator("[data-chargeback]")).not().containsText("Answer by");
        Browser.look(page, "seller-order-disputed-en");
        page.setViewportSize(360, 740);
        page.reload();
        Browser.look(page, "seller-order-disputed-phone-en");
        page.navigate("/seller/chargebacks?lang=ko");
        assertFits(page);
        Browser.look(page, "seller-chargebacks-phone-ko");
        assertThat(complaints).isEmpty();

        TestStaff.operator(context).logsIn(page);
        page.setViewportSize(1280, 900);
        page.navigate("/ops/commerce/chargebacks?lang=en");
        page.locator("#find input").fill(Long.toString(order));
        page.locator("#find button").click();
        assertThat(page.locator(card)).containsText("보냈어요");
        page.locator(card + " a[href^='/ops/chargebacks']").click();
        assertThat(page.locator("#find input")).hasValue(Long.toString(order));
        page.waitForLoadState();
        Browser.look(page, "pay-chargebacks-en");
        page.navigate("/ops/commerce/chargebacks?lang=en&order=" + order);
        page.locator(card + " input[name=amount]").fill("0");
        page.locator(card + " input[name=reason]").fill("도용");
        page.locator(card + " button").click();
        assertThat(page.locator("#notice")).containsText("Another operator decides");
        Locator proposed = page.locator("#proposed-" + id.value());
        assertThat(proposed).containsText("0 won instead of 10,000");
        proposed.locator("button[value=APPROVE]").click();
        assertThat(page.locator("[data-error]")).containsText("Another operator approves");
        page.navigate("/ops/commerce/chargebacks?lang=ko");
        Browser.look(page, "chargebacks-ko");
        page.setViewportSize(360, 740);
        page.navigate("/ops/commerce/chargebacks?lang=ko");
        assertFits(page);
        Browser.look(page, "chargebacks-phone-ko");

        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/commerce/chargebacks?lang=en");
        page.locator("#proposed-" + id.value() + " button[value=APPROVE]").click();
        assertThat(page.locator("#notice")).containsText("Approved");
        assertThat(shop.number("select amount from commerce_chargeback_share where chargeback_id = ?", id.value()))
                .isZero();
    }

    @Test
    void takesAnAnswerOfAsMuchAsThePageLetsEnterAndNoEmptyOne(@LocalServerPort int port) {
        TestShop shop = new TestShop(context);
        String id = Long.toString(TestChargedBack.opened(context, shop.seller()).value());
        StaffActor person = TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_ORDER").logsIn(port);

        assertThat(answers(person, id, "\u3000")).isEqualTo(400);
        assertThat(answers(person, id, "가".repeat(801))).isEqualTo(400);
        assertThat(answers(person, id, "가".repeat(800))).isEqualTo(200);
    }

    private static int answers(StaffActor person, String chargeback, String text) {
        return person.submits("/seller/chargebacks", "/seller/chargebacks",
                Map.of("chargeback", chargeback, "text", text)).statusCode();
    }

    private static void assertFits(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
    }
}
