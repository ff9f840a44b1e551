package pay.review;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.fraud.HeldForReview;
import pay.merchant.MerchantId;
import pay.merchant.TestMerchant;
import pay.settlement.HeldPayouts;
import testing.Browser;
import testing.BrowserTest;
import testing.TestMembers.TestMember;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Operators at work on the pages by which they watch over money. */
@BrowserTest
class OperatorPagesTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;

    @Test
    void releasesWhatIsHeld(Page page) {
        PayScene scene = new PayScene(application);
        String review = HeldForReview.by(application);
        List<String> complaints = logsIn(page);
        page.navigate("/ops/review?lang=en");
        Locator row = page.locator("[data-review='" + review + "']");
        assertThat(row).containsText("Reported account");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Release")).click();
        assertThat(page.locator("#notice")).containsText("The money goes.");
        assertThat(row).hasCount(0);
        assertThat(scene.text("select status from pay_transfer where id = " + review)).isEqualTo("COMPLETED");
        Browser.look(page, "review-en");
        assertThat(complaints).isEmpty();
    }

    @Test
    void freezesAWalletAndCannotLiftThatAlone(Page page) {
        PayScene scene = new PayScene(application);
        TestMember member = scene.memberWith(3_000);
        List<String> complaints = logsIn(page);
        page.navigate("/ops/freezes?lang=en");
        page.fill("#owner", member.id().toString());
        page.fill("#reference", "2026-11");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Freeze").setExact(true)).click();
        assertThat(page.locator("#notice")).containsText("It is frozen.");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(member.id().toString()));
        row.locator("input[name=why]").fill("mistake");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Lift")).click();
        assertThat(page.locator("#notice [data-error]")).containsText("another operator");
        assertThat(scene.api.wallet(member).body().path("frozen").asBoolean()).isTrue();

        page.navigate("/ops/accounts?kind=MEMBER_MONEY&owner=" + member.id());
        assertThat(page.locator("#balance")).hasText("3,000");
        Browser.look(page, "accounts-en");
        assertThat(complaints).filteredOn(complaint -> !complaint.contains("409")).isEmpty();
    }

    @Test
    void checksTheBooksAndSeesWhatThatFound(Page page) {
        logsIn(page);
        page.navigate("/ops/books?lang=en");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check now")).click();
        assertThat(page.locator("#notice")).containsText("The check has started.");
        assertThat(page.locator("#content .badge.bg-green-lt, #content .badge.bg-red-lt")).isVisible(
                new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    }

    @Test
    void proposesWhatAFeePlanCostsAndThatPayoutsGoAgain(Page page) {
        MerchantId merchant = new TestMerchant(application).id;
        HeldPayouts.hold(application, merchant);
        List<String> complaints = logsIn(page);
        page.navigate("/ops/proposals?lang=en");
        page.fill("#versionPlan", "STANDARD");
        page.fill("#versionFrom", "2099-01-01");
        page.fill("#versionPercent", "2.4");
        page.fill("#versionDays", "1");
        page.fill("#versionDispute", "9000");
        page.fill("#versionReason", "cheaper");
        page.locator("form[action='/ops/proposals/fee-plan-version'] button").click();
        assertThat(page.locator("#notice")).containsText("It is proposed.");
        assertThat(page.locator("tr[data-proposal]").filter(new Locator.FilterOptions().setHasText("cheaper")))
                .containsText("2022-01-31: 2.53 %, VAT INCLUDED, DAILY + 2, 11,000 KRW");
        Browser.look(page, "proposals-en");

        page.navigate("/ops/settlements?lang=en");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(Long.toString(merchant.value())));
        row.locator("input[name=reason]").fill("checked");
        Browser.look(page, "settlements-en");
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Propose release")).click();
        assertThat(page.locator("#notice")).containsText("It is proposed.");
        page.navigate("/ops/merchants?lang=en");
        assertThat(page.locator("#fee-plans tr").filter(new Locator.FilterOptions().setHasText("STANDARD")).first())
                .containsText("2.53");
        Browser.look(page, "merchants-en");
        assertThat(complaints).isEmpty();
    }

    private List<String> logsIn(Page page) {
        TestStaff.operator(application).logsIn(page);
        return Browser.complaintsOf(page);
    }
}
