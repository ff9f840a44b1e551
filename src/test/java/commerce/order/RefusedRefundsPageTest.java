package commerce.order;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Operators end what pay refused to refund, in the browser. */
@BrowserTest
class RefusedRefundsPageTest {
    @Autowired
    ApplicationContext context;

    @Test
    void letsOneSayThatItIsSettledAndAnotherApproveIt(Page page) {
        String refund = TestRefunds.refused(context);
        String proposed = TestRefunds.proposed(context).get("refund");
        TestStaff.operator(context).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        open(page, refund, "en");
        row(page, refund).locator("input[name=reason]").fill("bank transfer 20261128-7");
        row(page, refund).locator("[data-propose] button").click();
        assertThat(page.locator("#notice")).containsText("Another operator decides");
        open(page, refund, "en");
        assertThat(row(page, refund)).containsText("bank transfer 20261128-7");
        row(page, refund).locator("button[value=REFUSE]").click();
        assertThat(page.locator("#notice")).containsText("waits again");
        open(page, proposed, "en");
        assertThat(row(page, proposed)).containsText("5,000");
        Browser.look(page, "refused-refunds-en");
        row(page, proposed).locator("button[value=APPROVE]").click();
        assertThat(page.locator("#notice")).containsText("Approved");
        open(page, refund, "ko");
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "refused-refunds-ko-phone");
        assertThat(complaints).isEmpty();
    }

    @Test
    void asksPayAgain(Page page) {
        String refund = TestRefunds.refused(context);
        TestStaff.operator(context).logsIn(page);
        open(page, refund, "en");
        row(page, refund).locator("button").first().click();
        assertThat(page.locator("#notice")).containsText("asked again");
    }

    /** The page from there on: other tests leave many. */
    private static void open(Page page, String refund, String language) {
        page.navigate("/ops/commerce/refunds?lang=" + language + "&after=" + (Long.parseLong(refund) - 1));
    }

    private static Locator row(Page page, String refund) {
        return page.locator("#refund-" + refund);
    }
}
