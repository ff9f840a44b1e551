package platform.ops;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import testing.Browser;
import testing.BrowserTest;
import testing.MemberActor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An operator at the keys that access tokens are signed with. */
@BrowserTest
class SigningKeysPageTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;
    @Autowired
    JdbcTemplate jdbc;
    MemberActor member;
    TestStaff operator;

    @BeforeEach
    void aMemberIsLoggedIn() {
        member = MemberActor.at(port).signsUp();
        operator = TestStaff.operator(application);
    }

    @Test
    void plansTheNextKeyOnceAndNoTokenIsRefused(Page page) {
        replace(page);
        member = MemberActor.at(port).signsUp();
        List<String> complaints = Browser.complaintsOf(page);
        String signing = page.locator("#keys .code").first().innerText();
        button(page, "Plan the next key now").click();
        assertThat(page.locator("#notice")).containsText("No token is refused");
        assertThat(page.locator("#keys tbody tr").first()).containsText("signs next");
        assertThat(page.locator("#keys tbody tr").nth(1)).containsText("signs now");
        assertThat(member.get("/v1/member/profile").status()).isEqualTo(200);
        Browser.look(page, "signing-keys-en");
        String planned = page.locator("#keys .code").first().innerText();
        button(page, "Plan the next key now").click();
        assertThat(page.locator("#notice")).containsText("planned already");
        assertThat(onRecord("ops.signing-key-rotated", signing)).isEqualTo(1);
        assertThat(onRecord("ops.signing-key-rotated", planned)).isZero();
        assertThat(complaints).isEmpty();
    }

    @Test
    void replacesTheKeysAndRefusesWhatTheySigned(Page page) {
        operator.logsIn(page);
        page.navigate("/ops/signing-keys?lang=en");
        String newest = page.locator("#keys .code").first().innerText();
        assertThat(member.get("/v1/member/profile").status()).isEqualTo(200);
        replaceFromHere(page);
        assertThat(page.locator("#keys tbody tr")).hasCount(1);
        assertThat(page.locator("#keys tbody tr")).not().containsText(newest);
        assertThat(page).hasURL(Pattern.compile(".*/ops/signing-keys"));
        assertThat(member.get("/v1/member/profile").status()).isEqualTo(401);
        assertThat(onRecord("ops.signing-key-replaced", newest)).isEqualTo(1);
    }

    @Test
    void doesNothingUntilTheyAreSure(Page page) {
        operator.logsIn(page);
        page.navigate("/ops/signing-keys?lang=en");
        page.click("#replacement");
        button(page, "Replace all keys").click();
        assertThat(page.locator("input:invalid")).hasCount(1);
        page.getByText("Leave them").click();
        assertThat(page.locator("#keys")).isVisible();
        assertThat(member.get("/v1/member/profile").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void asksInBothLanguagesAlsoOnAPhone(String language, Page page) {
        operator.logsIn(page);
        page.navigate("/ops/signing-keys/replacement?lang=" + language);
        assertThat(page.locator(".nav-item.active")).hasCount(1);
        assertThat(page.locator("body").innerText()).doesNotContain("??");
        Browser.look(page, "signing-key-replacement-" + language);
        page.setViewportSize(360, 740);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        Browser.look(page, "signing-key-replacement-" + language + "-phone");
    }

    private void replace(Page page) {
        operator.logsIn(page);
        page.navigate("/ops/signing-keys?lang=en");
        replaceFromHere(page);
    }

    private static void replaceFromHere(Page page) {
        page.click("#replacement");
        page.check("input[name=confirmed]");
        button(page, "Replace all keys").click();
        assertThat(page.locator("#notice")).containsText("A new key signs");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private int onRecord(String action, String key) {
        return jdbc.queryForObject("select count(*) from platform_audit_entry where action = ? and subject_id = ?",
                Integer.class, action, key);
    }
}
