package commerce.webhook;

import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.webhook.Receiver;
import platform.webhook.TestDeliveries;
import platform.webhook.WebhookEndpointId;
import platform.webhook.Webhooks;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class WebhooksPageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Webhooks<SellerId> webhooks;
    @Autowired
    AnnounceToSeller announce;
    @Autowired
    TransactionTemplate transaction;
    private Receiver receiver;
    private TestShop shop;

    @BeforeEach
    void open() {
        receiver = new Receiver();
        shop = new TestShop(context);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void registersSeesWhatWasSentAndSendsItAgain(Page page) {
        logIn(page);
        page.navigate("/seller/webhooks?lang=en");
        page.locator("#url").fill("ftp://erp.example.com");
        page.locator("#new input[value=ORDER_PAID]").check();
        page.locator("#new button").click();
        assertThat(page.locator("[data-error]")).containsText("https");
        page.locator("#url").fill(receiver.url());
        page.locator("#new button").click();
        assertThat(page.locator("#secret")).containsText("whsec_");
        String secret = page.locator("#secret").innerText();
        page.locator("#endpoints button", new Page.LocatorOptions().setHasText("Take a new secret")).click();
        assertThat(page.locator("#secret")).not().hasText(secret);
        page.navigate("/seller/webhooks?lang=en");
        assertThat(page.locator("#secret")).hasCount(0);

        receiver.status.set(500);
        transaction.executeWithoutResult(
                _ -> announce.announce(shop.seller(), SellerTopic.ORDER_PAID, () -> List.of("감귤")));
        awaitAnswer(500);
        page.locator("#endpoints a").click();
        assertThat(page.locator("#deliveries")).containsText("waiting");
        page.locator("#deliveries a").click();
        assertThat(page.locator("#attempts")).containsText("500");
        shop.sql("""
                update commerce_webhook_delivery set state = 'FAILED', next_attempt_at = null where endpoint_id in
                    (select id from commerce_webhook_endpoint where seller_id = ?)""", shop.seller().value());
        page.reload();
        page.locator("#deliveries button").click();
        assertThat(page.locator("#notice")).containsText("sent again");
        page.locator("#from").fill("2026-01-01");
        page.locator("#replay button").click();
        assertThat(page.locator("#notice")).containsText("Sent again: 0"); // It is on its way.
        receiver.status.set(200);
        awaitAnswer(200);
        page.locator("#from").fill("2026-01-01");
        page.locator("#replay button").click();
        assertThat(page.locator("#notice")).containsText("Sent again: 1");
        assertThat(page.locator("#deliveries tbody tr")).hasCount(2);
    }

    private void awaitAnswer(int status) {
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return shop.number("""
                    select coalesce(max(d.last_status), 0) from commerce_webhook_delivery d
                    join commerce_webhook_event e on e.id = d.event_id where e.seller_id = ?""",
                    shop.seller().value()) == status;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void isReadInBothLanguagesAlsoOnAPhone(String language, Page page) {
        WebhookEndpointId off = new WebhookEndpointId(Long.parseLong(TestHooks.registered(context, shop.seller())));
        TestHooks.register(context, shop.seller(), "https://erp.example.com/madang", SellerTopic.ORDER_PAID,
                SellerTopic.SETTLEMENT_CLOSED);
        transaction.executeWithoutResult(_ -> {
            announce.announce(shop.seller(), SellerTopic.ORDER_PAID, () -> 1);
            announce.announce(shop.seller(), SellerTopic.CLAIM_OPENED, () -> 2);
        });
        shop.sql(
                """
                        update commerce_webhook_delivery set state = 'FAILED', next_attempt_at = null, attempts = 8,
                            last_attempt_at = utc_timestamp(6), last_error = 'TIMEOUT' where endpoint_id = ? order by id limit 1""",
                off.value());
        TestHooks.givenUp(context, off);
        logIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/webhooks?lang=" + language);
        assertThat(page.locator("#endpoints tbody tr")).hasCount(2);
        looksWell(page, "seller-webhooks-" + language);
        page.setViewportSize(1280, 900);
        page.navigate("/seller/webhooks/" + off.value() + "?lang=" + language);
        assertThat(page.locator("#deliveries tbody tr")).hasCount(2);
        looksWell(page, "seller-webhook-log-" + language);
        assertThat(complaints).isEmpty();
    }

    @Test
    void isForTheOwnerAlone(Page page) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_ORDER").logsIn(page);
        page.navigate("/seller/webhooks");
        assertThat(page.locator("#new")).hasCount(0);
        page.navigate("/seller");
        assertThat(page.locator("a[href='/seller/webhooks']")).hasCount(0);
    }

    private static void looksWell(Page page, String name) {
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, name);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, name + "-phone");
    }

    private void logIn(Page page) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_OWNER").logsIn(page);
    }
}
