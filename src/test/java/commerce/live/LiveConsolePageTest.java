package commerce.live;

import java.util.List;

import com.microsoft.playwright.Page;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A seller's person plans a show in the browser and runs it. */
@BrowserTest
class LiveConsolePageTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    SayInShow say;
    @Autowired
    Ids ids;
    TestShop shop;
    SkuId sku;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        sku = shop.sells("제주 감귤 5kg", 20_000, 50);
    }

    @Test
    void plansAShowAndRunsItToItsEnd(Page page) {
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_PRODUCT").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/seller/live?lang=en");
        page.locator("#title").fill("Fresh <b>mandarins</b>");
        page.locator("#startsAt").fill(TestShows.soon(context).substring(0, 16));
        page.locator("#plan button").click();
        assertThat(page.locator("#shows tbody tr")).hasCount(1);
        page.locator("#shows a").first().click();
        page.locator("#product").fill(Long.toString(shop.productOf(sku).value()));
        page.locator("#price").fill("15000");
        page.locator("#link button").click();
        assertThat(page.locator("#products")).containsText("15,000 won");
        page.locator("#start button").click();
        assertThat(page.locator("#state .badge")).hasText("live");
        page.locator("#products").getByText("Pin").click();
        assertThat(page.locator("#products .badge")).hasText("pinned");
        page.locator("#notice-text").fill("<img src=x onerror=alert(1)> Gift for the first ten");
        page.locator("#notice-form button").click();
        assertThat(page.locator("#shown-notice")).containsText("<img src=x");
        LiveShowId show = new LiveShowId(shop.number("select id from commerce_live_show where seller_id = ?",
                shop.seller().value()));
        Tsid member = ids.next();
        say.say(member, show, "<script>alert(1)</script> 얼마예요?");
        assertThat(page.locator("#said")).containsText("<script>alert(1)</script> 얼마예요?");
        page.locator("#say-text").fill("15,000원이에요");
        page.locator("#say button").click();
        assertThat(page.locator("#said")).containsText("15,000원이에요");
        assertThat(complaints).isEmpty();
        Browser.look(page, "live-console-running");
        // Of a page with a field in use, the screenshot itself is complained of.
        complaints.clear();
        page.locator("#said").getByText("Mute").click();
        assertThat(page.getByText("Nothing more of theirs")).isVisible();
        assertThat(shop.number("select count(*) from commerce_live_mute where member_id = ?", member.value()))
                .isEqualTo(1);
        page.locator("#end button").click();
        assertThat(page.locator("#state .badge")).hasText("over");
        assertThat(page.locator("#end")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void isReadInBothLanguagesAlsoOnAPhoneByWhoMayOnlyLook(String language, Page page) {
        TestShows shows = new TestShows(context, shop);
        LiveShowId show = shows.live();
        shows.pins(show, shows.links(show, sku, 15_000));
        say.say(ids.next(), show, "당도가 얼마나 되나요?");
        TestStaff.ofSeller(context, Tsid.of(shop.seller()), "SELLER_MONEY").logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        for (String path : List.of("/seller/live", "/seller/live/" + show.value())) {
            page.setViewportSize(1280, 800);
            page.navigate(path + "?lang=" + language);
            assertThat(page.locator("#content form")).hasCount(0);
            assertThat(page.locator("body").innerText()).doesNotContain("??");
            String name = (path.endsWith("live") ? "seller-live-" : "live-console-") + language;
            Browser.look(page, name);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            Browser.look(page, name + "-phone");
        }
        assertThat(complaints).isEmpty();
    }
}
