package member.staff;

import java.time.Instant;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** From the administrator's form to the new person's log-in, in a browser. */
@BrowserTest
class InvitationTest {
    @Autowired
    ApplicationContext application;
    @Autowired
    Ids ids;

    @Test
    void anAdministratorInvitesAndThePersonComesIn(Page page) {
        TestStaff admin = TestStaff.administrator(application);
        String name = "minjun" + ids.nextLong();
        logIn(page, admin.name(), admin.password(), admin.code());
        page.navigate("/ops/staff?lang=en");
        page.fill("#name", name);
        page.check("#new input[value=OPERATOR]");
        page.click("#new button");
        assertThat(page.locator("#invitation")).containsText(name + " is invited");
        assertThat(page.locator("tr[data-name=" + name + "]")).containsText("invited");
        Browser.look(page, "staff-invitation-en");
        String address = page.locator("#invitation .code").innerText();

        page.navigate("/ops/staff?lang=en");
        assertThat(page.locator("#invitation")).hasCount(0);
        page.fill("#name", name);
        page.check("#new input[value=OPERATOR]");
        page.click("#new button");
        assertThat(page.locator("#notice")).containsText("somebody of this name already");

        page.context().clearCookies();
        page.navigate(address);
        TotpSecret app = new TotpSecret(page.locator("#secret").innerText());
        Browser.look(page, "enrolment");
        page.fill("#password", "seven small pears");
        page.fill("#code", code(app, 0));
        page.click("#enrolment button");
        assertThat(page).hasURL(Pattern.compile(".*/login\\?enrolled"));
        logIn(page, name, "seven small pears", code(app, 1));
        assertThat(page.locator("#navigation a[href='/ops/staff']")).hasCount(0);
    }

    private static void logIn(Page page, String name, String password, String code) {
        page.navigate("/login");
        page.fill("#name", name);
        page.fill("#password", password);
        page.fill("#code", code);
        page.click("button[type=submit]");
        assertThat(page).hasURL(Pattern.compile(".*/ops"));
    }

    private static String code(TotpSecret app, int steps) {
        return app.codeAt(Instant.now().getEpochSecond() / 30 + steps);
    }
}
