package madang;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import platform.demo.DemoCredentials;
import platform.nightly.NightlyCheck;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a newcomer does in the browser with the demo's accounts, and the pages that anybody sees. */
@BrowserTest
@TestPropertySource(properties = {"madang.demo.enabled=true", "madang.demo.members=20", "madang.demo.sellers=2",
        "madang.demo.products=20"})
class DemoPagesTest {
    @Test
    void theNightlyChecksFindNothingWrongWithTheDemoData(@Autowired List<NightlyCheck> checks) {
        assertThat(checks).extracting(NightlyCheck::name).containsExactlyInAnyOrder("pay.books", "commerce.stock",
                "commerce.order-money");
        assertThat(checks).allSatisfy(check -> assertThat(check.findings().get()).isEmpty());
    }

    @Test
    void aDemoMembersTokenTriesTheApiReferenceOut(Page page) {
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/demo?lang=en");
        String token = page.locator("#token").inputValue();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("API reference")).click();
        Locator home = page.locator("[id$='homeHomeRead']");
        // The document is generated on the first request: of a machine with a lot else to do it takes a minute.
        page.locator("#operations-tag-home").click(new Locator.ClickOptions().setTimeout(180_000));
        page.locator(".auth-wrapper .authorize").click();
        page.getByLabel("auth-bearer-value").fill(token);
        page.locator(".auth-container:has([aria-label='auth-bearer-value']) .authorize").click();
        page.locator(".auth-btn-wrapper .btn-done").first().click();
        home.locator(".opblock-summary-control").click();
        home.locator(".try-out__btn").click();
        home.locator(".execute").click();
        assertThat(home.locator(".live-responses-table .response-col_status").last()).containsText("200");
        assertThat(home.locator(".live-responses-table")).containsText("wallet");
        Browser.look(page, "api-reference-tried-out");
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsAnotherDemoMemberWithAnotherToken(Page page) {
        page.navigate("/demo?lang=en");
        assertThat(page.locator("#demo")).containsText(DemoCredentials.phone(1));
        String token = page.locator("#token").inputValue();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Another member")).click();
        assertThat(page.locator("#demo")).containsText(DemoCredentials.phone(2));
        assertThat(page.locator("#token").inputValue()).isNotEqualTo(token);
        assertThat(page.navigate("/demo?member=nobody").status()).isEqualTo(400);
        assertThat(page.locator("[data-error]")).isVisible();
    }

    @Test
    void theDemoOperatorGetsInWithWhatThePageShows(Page page) {
        String name = logInAs("#operator", page);
        assertThat(page).hasURL(Pattern.compile(".*/ops"));
        assertThat(page.locator(".person a")).hasText(name);
    }

    @Test
    void theDemoSellerSeesTheirShopWithWhatThePageShows(Page page) {
        String name = logInAs("#seller", page);
        assertThat(page).hasURL(Pattern.compile(".*/seller"));
        assertThat(page.locator(".person a")).hasText(name);
        assertThat(page.locator("#state")).hasText("open");
        page.locator("tbody a").first().click();
        assertThat(page.locator("#skus tbody tr").first()).isVisible();
        Browser.look(page, "seller-product-demo");
    }

    @Test
    void theDemoAdvertiserSeesTheirCampaignsWithWhatThePageShows(Page page) {
        String name = logInAs("#advertiser", page);
        assertThat(page).hasURL(Pattern.compile(".*/advertiser"));
        assertThat(page.locator(".person a")).hasText(name);
        Browser.look(page, "advertiser-demo");
        page.locator("#campaigns tbody a").first().click();
        assertThat(page.locator("#state")).isVisible();
        Browser.look(page, "advertiser-campaign-demo");
    }

    /** With what the page shows in this part of it; returns the name. */
    private static String logInAs(String part, Page page) {
        page.navigate("/demo?lang=en");
        Locator shown = page.locator(part + " dd");
        String name = shown.nth(0).innerText();
        String password = shown.nth(1).innerText();
        String secret = shown.nth(2).innerText();
        page.navigate("/login");
        page.fill("#name", name);
        page.fill("#password", password);
        page.fill("#code", TestStaff.codeNow(secret));
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
        return name;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/demo", "/login", "/login?refused", "/nowhere"})
    void isSeenByAnybodyInBothLanguagesAlsoOnAPhone(String path, Page page) {
        for (String language : List.of("ko", "en")) {
            page.setViewportSize(1280, 800);
            page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(page.locator("body").innerText()).doesNotContain("??");
            String name = "open" + path.replaceAll("[/?]", "-") + "-" + language;
            Browser.look(page, name);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(path + " on a phone")
                    .isLessThanOrEqualTo(360);
            Browser.look(page, name + "-phone");
        }
    }
}
