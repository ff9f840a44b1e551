package ads;

import java.util.regex.Pattern;

import ads.campaign.AdvertiserId;
import com.microsoft.playwright.Page;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An advertiser opens a campaign, an operator approves its creative, both in a browser. */
@BrowserTest
class ConsoleTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    @Test
    void fromADraftToAnApprovedCreative(Page page) {
        AdsScene scene = new AdsScene(context, port);
        AdvertiserId advertiser = scene.advertiser();
        scene.funds(advertiser, 300_000);
        TestStaff.ofAdvertiser(context, advertiser.value()).logsIn(page);
        assertThat(page).hasURL(Pattern.compile(".*/advertiser"));
        assertThat(page.locator("#funded")).hasText("300,000");
        page.fill("#name", "겨울 감귤");
        page.fill("#daily", "10000");
        page.fill("#total", "100000");
        page.click("#new button[type=submit]");
        assertThat(page.locator("h1")).hasText("겨울 감귤");
        page.fill("#group input[name=name]", "제주 사람");
        page.fill("#group input[name=bid]", "1200");
        page.check("#group input[value=JEJU]");
        page.click("#hours summary");
        assertThat(page.locator("#hours thead th").first()).hasAttribute("aria-label", "요일");
        page.check("#hours input[value='9']");
        page.check("#hours input[value='10']");
        page.check("#hours input[value='167']");
        Browser.look(page, "ads-hours");
        page.click("#group button[type=submit]");
        assertThat(page.locator(".hours")).hasText(new String[]{"월 9–11", "일 23–24"});
        page.click("details:has(input[name=mediaUrl]) summary");
        page.fill("input[name=title]", "제주에서 온 감귤");
        page.fill("input[name=mediaUrl]", "https://cdn.example.com/a.png");
        page.fill("input[name=landingUrl]", "https://shop.example.com/");
        page.fill("input[name=width]", "640");
        page.fill("input[name=height]", "100");
        page.click("form:has(input[name=mediaUrl]) button");
        page.click("form[action$=submission] button");
        page.click("button[value=ACTIVE]:has-text('시작')");
        assertThat(page.locator("#state")).hasText("진행 중");
        Browser.look(page, "ads-campaign");
        page.navigate("/advertiser?lang=en");
        assertThat(page.locator("#campaigns .badge")).hasText("Active");
        Browser.look(page, "ads-console");
        page.click("form[action$=logout] button");
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/ads");
        page.click(".card:has-text('제주에서 온 감귤') button[value=APPROVE]");
        assertThat(page.locator("#notice")).not().isEmpty();
        Browser.look(page, "ads-ops");
        String row = "#advertisers tr:has-text('" + advertiser.value() + "')";
        page.click(row + " button");
        assertThat(page.locator("#notice")).containsText("Suspended");
        assertThat(page.locator(row + " .badge")).hasText("Suspended");
        page.click(row + " button");
        assertThat(page.locator(row + " .badge")).hasText("Active");
    }
}
