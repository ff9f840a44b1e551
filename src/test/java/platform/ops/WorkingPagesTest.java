package platform.ops;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import testing.Api;
import testing.Browser;
import testing.BrowserTest;
import testing.MemberActor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Operators at work on pages that show what the rest of the application does. */
@BrowserTest
class WorkingPagesTest {
    private static final String LISTENER = "pay.wallet-on-member-joined";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void startsAReplayOfAListenerAndSeesItDone(Page page) {
        LocalDateTime before = LocalDateTime.now(ZoneId.of("Asia/Seoul")).truncatedTo(ChronoUnit.SECONDS);
        MemberActor.at(port).signsUp();
        TestStaff.operator(application).logsIn(page);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/ops/replay?lang=en");
        page.selectOption("#listener", LISTENER);
        page.fill("#from", before.toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start")).click();
        assertThat(page.locator("#notice")).containsText("The replay has started.");
        Locator newest = page.locator("#replays tbody tr").first();
        assertThat(newest).containsText(LISTENER);
        // The page keeps itself up to date.
        assertThat(newest.locator(".badge")).hasText("done");
        assertThat(Integer.parseInt(newest.locator("td.number").innerText())).isPositive();
        Browser.look(page, "replay-en");
        assertThat(complaints).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from platform_audit_entry where action = 'ops.replay-started'"
                + " and subject_id = ?", Integer.class, LISTENER)).as("on record").isPositive();
    }

    @Test
    void refusesAReplayFromATimeThatIsNone(Page page) {
        TestStaff.operator(application).logsIn(page);
        page.navigate("/ops/replay?lang=en");
        page.selectOption("#listener", LISTENER);
        page.fill("#from", "1999-12-31T23:59:59");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start")).click();
        assertThat(page.locator("#notice [data-error]")).isVisible();
    }

    @Test
    void showsWhoIsNearARateLimitAndWhatTheLimitsAre(Page page) {
        Api api = new Api(port);
        for (int i = 0; i < 5; i++) {
            api.get("/v1/tests-of-limits/page");
        }
        TestStaff.operator(application).logsIn(page);
        page.navigate("/ops/rate-limits?lang=en");
        Locator bucket = page.locator("#buckets tbody tr", new Page.LocatorOptions().setHasText("tests"));
        assertThat(bucket).containsText("/ 3");
        assertThat(Integer.parseInt(bucket.locator("td.number").last().innerText())).as("refused").isPositive();
        assertThat(page.locator("#where")).hasText("Each instance counts for itself.");
        Locator money = page.locator("#policies tbody tr", new Page.LocatorOptions().setHasText("money"));
        assertThat(money).containsText("POST /v1/pay/**");
        Browser.look(page, "rate-limits-en");
    }
}
