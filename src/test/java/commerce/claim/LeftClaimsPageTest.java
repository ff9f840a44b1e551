package commerce.claim;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Operators decide in the browser about the claims of sellers who are gone. */
@BrowserTest
class LeftClaimsPageTest {
    @Autowired
    ApplicationContext context;

    @Test
    void givesTheMoneyBackOrRejects(Page page) {
        String lost = TestClaims.leftBehind(context);
        String worn = TestClaims.leftBehind(context);
        String answered = Long.toString(TestClaims.opened(context, Tsid.of(new TestShop(context).seller())).value());
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        open(page, lost, "en");
        assertThat(row(page, answered)).hasCount(0); // A seller who is there answers by themselves.
        Browser.look(page, "left-claims-en");
        row(page, lost).locator("[data-give-back] button").click();
        assertThat(page.locator("#notice")).containsText("gets the money back");
        open(page, lost, "ko");
        assertThat(row(page, lost)).hasCount(0);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "left-claims-ko-phone");
        row(page, worn).locator("input[name=why]").fill("사용 흔적");
        row(page, worn).locator("[data-reject] button").click();
        assertThat(page.locator("#notice")).containsText("거절");
        assertThat(status(lost)).isEqualTo("REFUNDING");
        assertThat(status(worn)).isEqualTo("REJECTED");
        assertThat(complaints).isEmpty();
    }

    private String status(String claim) {
        return new TestShop(context).text("select status from commerce_claim where id = ?", claim);
    }

    /** The page from there on: other tests leave many. */
    private static void open(Page page, String claim, String language) {
        page.navigate("/ops/commerce/claims?lang=" + language + "&after=" + (Long.parseLong(claim) - 1));
    }

    private static Locator row(Page page, String claim) {
        return page.locator("#claim-" + claim);
    }
}
