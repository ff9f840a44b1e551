package commerce.ops;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.claim.TestClaims;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Operators see all of an order, by whatever number of it they have. */
@BrowserTest
class OrderPageTest {
    @Autowired
    ApplicationContext context;
    TestShop shop;

    @BeforeEach
    void logIn(Page page) {
        shop = new TestShop(context);
        TestStaff.operator(context).logsIn(page);
    }

    @Test
    void showsWhereTheGoodsOfADisputedClaimAreInBothLanguagesAndOnAPhone(Page page) {
        String claim = TestClaims.disputed(context);
        String item = shop.text("select line_id from commerce_claim where id = ?", claim);
        String invoice = shop.text("""
                select s.invoice from commerce_shipment s join commerce_shipment_item i on i.shipment_id = s.id
                where i.line_id = ?""", item);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/commerce?lang=en");
        page.locator("#number").fill(claim);
        page.locator("#find button").click();
        Locator shown = page.locator("#item-" + item);
        assertThat(shown.locator("[data-parcel]")).containsText(invoice);
        assertThat(shown.locator("[data-parcel]")).containsText("delivered");
        assertThat(shown.locator("[data-parcel]")).not().containsText("another parcel");
        shop.sql("update commerce_shipment set doubt = 'FREED', doubt_at = shipped_at where invoice = ?", invoice);
        page.reload();
        assertThat(shown.locator("[data-parcel]")).containsText("another parcel");
        assertThat(shown.locator("[data-claim]")).containsText(claim);
        assertThat(shown.locator("[data-claim]")).containsText("in dispute");
        assertThat(shown.locator("form")).hasCount(0);
        assertThat(page.locator("#state")).hasText("Paid");
        assertThat(page.locator("#money")).containsText("Wallet");
        Browser.look(page, "ops-order-en");
        page.navigate(page.url() + "&lang=ko");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "ops-order-ko-phone");
        assertThat(complaints).isEmpty();
    }

    @Test
    void hasWhatIsNotSentProposedToBeCancelled(Page page) {
        String item = TestClaims.unsent(context);
        page.navigate("/ops/commerce/orders?lang=en");
        page.locator("#number").fill(item);
        page.locator("#find button").click();
        page.locator("#item-" + item + " input[name=reason]").fill("안전 문제");
        page.locator("#item-" + item + " form button").click();
        assertThat(page.locator("#notice")).containsText("Another operator decides");
        assertThat(page.locator("#ruling-" + item)).containsText("안전 문제");
    }

    @Test
    void showsMoneyThatWentBackAndWhatPayRefused(Page page) {
        long claim = Long.parseLong(TestClaims.disputed(context));
        String order = shop.text("select order_id from commerce_claim where id = ?", claim);
        shop.sql("""
                insert into commerce_refund (id, order_id, payment_id, state, reason, requested_at, failure, claim_id)
                select id + 1, order_id, 1, 'FAILED', 'CLAIM', opened_at, 'REFUND_EXCEEDS_CAPTURED', id
                from commerce_claim where id = ?""", claim);
        shop.sql("insert into commerce_refund_leg (refund_id, tender, amount) values (?, 'MONEY', 7000)", claim + 1);
        page.navigate("/ops/commerce/orders?lang=en&number=" + order);
        assertThat(page.locator("#refunds")).containsText("7,000 won");
        assertThat(page.locator("#refunds a")).hasText("REFUND_EXCEEDS_CAPTURED");
        shop.sql("delete from commerce_refund_leg where refund_id = ?", claim + 1);
        shop.sql("delete from commerce_refund where id = ?", claim + 1);
    }

    @Test
    void saysThatThereIsNoSuchOrder(Page page) {
        assertThat(page.navigate("/ops/commerce/orders?number=7").status()).isEqualTo(404);
        assertThat(page.locator("[data-error]")).isVisible();
    }
}
