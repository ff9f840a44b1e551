package home.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import home.HomeScene;
import home.rebuild.OpenRebuilds;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

@BrowserTest
class HomePageTest {
    @Autowired
    ApplicationContext application;
    @LocalServerPort
    int port;

    @Test
    void showsTheReadModelsAndBuildsOneAnewOnRecord(Page page) {
        HomeScene scene = new HomeScene(application, port);
        scene.publish(scene.facts());
        scene.sql("update home_points set balance = 999 where member_id = ?");
        TestStaff operator = TestStaff.operator(application);
        operator.logsIn(page);
        page.navigate("/ops/home?lang=en");
        var points = page.locator("[data-model=POINTS]");
        assertThat(points).containsText("Points");
        Browser.look(page, "home-en");
        points.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#notice")).containsText("built anew");
        assertThat(page.locator("[data-model=POINTS]")).containsText("Being built anew");
        org.assertj.core.api.Assertions
                .assertThat(scene.number("select count(*) from platform_audit_entry where actor_id = " + operator.id()
                        + " and action = 'home.rebuild-ordered' and subject_id = 'POINTS'"))
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> application.getBean(OpenRebuilds.class).models().isEmpty());
        org.assertj.core.api.Assertions.assertThat(scene.home().at("/points/balance").asLong()).isEqualTo(15);
        page.navigate("/ops/home?lang=ko");
        assertThat(page.locator("[data-model=WALLET]")).containsText("지갑");
        page.setViewportSize(360, 740);
        Browser.look(page, "home-ko-phone");
    }

    /** Else the form would be gone whose answer is awaited, and that with it. */
    @Test
    void isNotShownAnewBeforeTheAnswerToAFormIsThere(Page page) {
        TestStaff.operator(application).logsIn(page);
        page.clock().install();
        page.navigate("/ops/home?lang=en");
        List<Route> held = new ArrayList<>();
        page.route("**/ops/home/rebuild", held::add);
        List<String> sent = new ArrayList<>();
        page.onRequest(request -> sent.add(request.method()));
        page.locator("[data-model=WALLET]").getByRole(AriaRole.BUTTON).click();
        page.waitForCondition(() -> !held.isEmpty());
        page.clock().runFor(11_000);
        org.assertj.core.api.Assertions.assertThat(sent).containsExactly("POST");
        held.getFirst().resume();
        assertThat(page.locator("#notice")).containsText("built anew");
        page.waitForRequest("**/ops/home", () -> page.clock().runFor(6_000));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> application.getBean(OpenRebuilds.class).models().isEmpty());
    }
}
