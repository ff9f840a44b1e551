package benefit.ops;

import benefit.BenefitScene;
import benefit.grant.Programme;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class ProgrammesPageTest {
    @Autowired
    ApplicationContext application;

    @Test
    void putsMoneyBehindAProgrammeOnRecord(Page page) {
        BenefitScene scene = new BenefitScene(application);
        scene.fund(Programme.MISSIONS, 500);
        TestStaff operator = TestStaff.operator(application);
        operator.logsIn(page);
        page.navigate("/ops/benefit?lang=en");
        String budget = "select budget from benefit_programme where id = 3";
        long before = scene.number(budget);
        page.selectOption("#programme", "MISSIONS");
        page.fill("#amount", "1234567");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fund")).click();
        assertThat(page.locator("#notice")).containsText("on its way");
        BenefitScene.await(() -> scene.number(budget) == before + 1_234_567);
        page.navigate("/ops/benefit?lang=en");
        assertThat(page.locator("[data-programme=MISSIONS]"))
                .containsText(
                        "%,d".formatted(scene.number("select budget - spent from benefit_programme where id = 3")));
        assertThat(scene.number("select count(*) from platform_audit_entry where actor_id = " + operator.id()
                + " and action = 'benefit.programme-funding-ordered'")).isEqualTo(1);
    }

    @Test
    void showsGrantsThatWaitAndGrantsThatWereRefused(Page page) {
        BenefitScene scene = new BenefitScene(application);
        String late = grant(scene, "PENDING", "null", "null", "'2099-01-01'");
        String refused = grant(scene, "REFUSED", "'WALLET_CLOSED'", "utc_timestamp(6)", "null");
        TestStaff.operator(application).logsIn(page);
        page.navigate("/ops/benefit?lang=en");
        assertThat(page.locator("#late tr", new Page.LocatorOptions().setHasText(late))).containsText("Walking");
        assertThat(page.locator("#refused tr", new Page.LocatorOptions().setHasText(refused)))
                .containsText("WALLET_CLOSED");
        Browser.look(page, "benefit-en");
        page.setViewportSize(360, 740);
        Browser.look(page, "benefit-en-phone");
        scene.sql("delete from benefit_grant where id in (?, ?)", late, refused);
    }

    private static String grant(BenefitScene scene, String state, String refusal, String settledAt, String repeatAt) {
        String id = scene.id().toString();
        scene.sql("""
                insert into benefit_grant (id, member_id, programme_id, points, description, state, refusal, day,
                    granted_at, settled_at, expires_at, repeat_at, told)
                values (?, 7, 1, 10, '5,000걸음 달성', '%s', %s, '2026-11-01', '2026-11-01', %s, '2027-11-01', %s, 3)"""
                .formatted(state, refusal, settledAt, repeatAt), id);
        return id;
    }
}
