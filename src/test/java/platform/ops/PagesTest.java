package platform.ops;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.PlatformError;
import platform.web.Problems;
import testing.Browser;
import testing.BrowserTest;
import testing.MemberActor;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class PagesTest {
    /** No instance has it, so nobody takes its deliveries while the test looks. */
    private static final String LISTENER = "test.no-such-listener";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext application;
    @Autowired
    List<OpsPage> pages;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Problems problems;

    @Test
    void theFirstPageLeadsToTheApiReferenceTheSellersAndTheOperators(Page page) {
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/?lang=en");
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Money and shopping around one courtyard");
        Browser.look(page, "landing-en");
        page.getByText("API reference").click();
        // The document is generated on the first request: of a machine with a lot else to do it takes a minute.
        page.locator("#swagger-ui .opblock-tag").first().waitFor(new Locator.WaitForOptions().setTimeout(180_000));
        page.navigate("/");
        page.getByText("Operations").click();
        assertThat(page).hasURL(Pattern.compile(".*/login"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void speaksTheBrowsersLanguageUntilThePersonChoosesAnother(Page page) {
        page.navigate("/");
        assertThat(page.locator("html")).hasAttribute("lang", "ko");
        Browser.look(page, "landing-ko");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English")).click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.navigate("/login");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void letsAnOperatorInByPasswordAndCodeAndOutAgain(Page page) {
        logIn(page);
        assertThat(page.locator("#module-pay")).isVisible();
        page.locator(".navigation-foot button").click();
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        page.navigate("/ops");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    @Test
    void refusesAWrongCode(Page page) {
        TestStaff operator = TestStaff.operator(application);
        page.navigate("/login");
        page.fill("#name", operator.name());
        page.fill("#password", operator.password());
        page.fill("#code", operator.code().equals("000000") ? "000001" : "000000");
        page.click("button[type=submit]");
        assertThat(page.locator(".alert-danger")).isVisible();
        page.navigate("/ops");
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsEveryPageInBothLanguagesAlsoOnAPhone(String language, Page page) {
        logIn(page);
        showsEach(page, "/ops", language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void showsEveryPageOfSellersInBothLanguagesAlsoOnAPhone(String language, Page page) {
        TestStaff.ofSeller(application, Tsid.of(new TestShop(application).seller())).logsIn(page);
        showsEach(page, "/seller", language);
    }

    private void showsEach(Page page, String below, String language) {
        List<String> complaints = Browser.complaintsOf(page);
        for (OpsPage each : pages.stream().filter(it -> it.path().startsWith(below)).toList()) {
            page.setViewportSize(1280, 800);
            page.navigate(each.path() + "?lang=" + language);
            assertThat(page.locator(".nav-item.active")).hasCount(1);
            assertThat(page.locator("body").innerText()).as(each.path()).doesNotContain("??");
            String name = each.path().substring(1).replace('/', '-') + "-" + language;
            Browser.look(page, name);
            page.setViewportSize(360, 740);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(each.path() + " on a phone")
                    .isLessThanOrEqualTo(360);
            assertThat((boolean) page.evaluate(
                    """
                            [...document.querySelectorAll('.table-responsive')].every(it => it.scrollWidth <= it.clientWidth)"""))
                    .as("all columns of " + each.path() + " are in sight on a phone").isTrue();
            Browser.look(page, name + "-phone");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void opensTheNavigationOnAPhone(Page page) {
        logIn(page);
        page.setViewportSize(360, 740);
        page.navigate("/ops");
        assertThat(page.locator("#navigation")).not().isVisible();
        page.click(".navbar-toggler");
        assertThat(page.locator("#navigation")).isVisible();
        Browser.look(page, "navigation-phone");
        page.locator("#navigation a[href='/ops/dead-letters']").click();
        assertThat(page).hasURL(Pattern.compile(".*/ops/dead-letters"));
    }

    @Test
    void replaysOneDeadLetterWithoutLeavingThePage(Page page) {
        Tsid letter = aDeadLetter();
        logIn(page);
        page.navigate("/ops/dead-letters?lang=en");
        var row = page.locator("tr", new Page.LocatorOptions().setHasText(letter.toString()));
        assertThat(row).containsText("IllegalStateException: no such account");
        Browser.look(page, "dead-letter-en");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#notice")).containsText("on its way again");
        assertThat(row).hasCount(0);
        assertThat(waiting(letter)).isEqualTo(1);
        assertThat(jdbc.queryForObject("""
                select count(*) from platform_audit_entry
                where action = 'ops.dead-letter-replayed' and subject_id = ?""", Integer.class, letter.toString()))
                .as("on record").isEqualTo(1);
        forget(letter);
    }

    /** Who works by keys would have to begin anew every five seconds. */
    @Test
    void leavesTheFocusWhereItIsWhenAPageIsShownAnew(Page page) {
        Tsid letter = aDeadLetter();
        logIn(page);
        page.navigate("/ops/backlog?lang=en");
        var link = page.locator("#content a[href*='" + LISTENER + "']");
        link.evaluate("it => { it.focus(); it.dataset.before = ''; }");
        page.evaluate(
                """
                        () => htmx.ajax('GET', '/ops/backlog', {source: '#content', target: '#content', select: '#content', swap: 'outerHTML'})""");
        assertThat(page.locator("[data-before]")).hasCount(0);
        assertThat(link).isFocused();
        forget(letter);
    }

    @Test
    void verifiesTheAuditLog(Page page) {
        logIn(page);
        page.navigate("/ops/audit?lang=en");
        page.getByText("Verify now").click();
        assertThat(page.locator("#report .badge").first()).hasText("intact");
        Browser.look(page, "audit-en");
    }

    @Test
    void showsTheOneTimeCodesOfTheSandbox(Page page) {
        MemberActor member = MemberActor.at(port);
        member.startsSignUp();
        logIn(page);
        page.navigate("/ops/sms");
        var row = page.locator("tr", new Page.LocatorOptions().setHasText(member.phone));
        assertThat(row).containsText(member.codeFromSms());
        Browser.look(page, "sms-ko");
    }

    @Test
    void replaysAllDeadLettersOfAListener(Page page) {
        List<Tsid> letters = List.of(aDeadLetter(), aDeadLetter(), aDeadLetter());
        logIn(page);
        page.navigate("/ops/dead-letters?lang=en&listener=" + LISTENER);
        page.getByText("Replay all of this listener").click();
        assertThat(page.locator("#notice")).containsText("3 deliveries are on their way again.");
        assertThat(page.getByText("No dead letters")).isVisible();
        letters.forEach(letter -> {
            assertThat(waiting(letter)).isEqualTo(1);
            forget(letter);
        });
    }

    @Test
    void saysSoWhenSomebodyElseReplayedTheDeadLetterAlready(Page page) {
        Tsid letter = aDeadLetter();
        logIn(page);
        page.navigate("/ops/dead-letters?lang=en");
        forget(letter);
        page.locator("tr", new Page.LocatorOptions().setHasText(letter.toString())).getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#notice")).containsText("no longer dead");
    }

    /** Who is turned away before it is known that a page asked, is answered in JSON. */
    @Test
    void saysWhyWhenItIsTurnedAwayAtTheDoor(Page page) {
        logIn(page);
        page.navigate("/ops/audit?lang=en");
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/ops/audit/verification");
        request.addHeader("Accept-Language", "en");
        byte[] problem = problems.bytes(request, new DomainException(PlatformError.OVERLOADED));
        page.route("**/ops/audit/**", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)
                .setContentType("application/problem+json").setBodyBytes(problem)));
        page.getByText("Verify now").click();
        assertThat(page.locator("#notice [data-error]"))
                .hasText("We are very busy at the moment. Please try again shortly.");
    }

    @Test
    void saysSoWhenNothingIsAnswered(Page page, BrowserContext context) {
        logIn(page);
        page.navigate("/ops/audit?lang=en");
        context.setOffline(true);
        page.getByText("Verify now").click();
        assertThat(page.locator("#notice [data-error]")).containsText("The server did not answer.");
        Browser.look(page, "unreachable-en");
        context.setOffline(false);
        page.getByText("Verify now").click();
        assertThat(page.locator("#report .badge").first()).hasText("intact");
        assertThat(page.locator("#notice [data-error]")).hasCount(0);
    }

    @Test
    void showsAnErrorAsAPage(Page page) {
        logIn(page);
        var answer = page.navigate("/ops/no-such-page?lang=en");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(page.locator("[data-error]")).hasText("There is no such page.");
        Browser.look(page, "error-en");
        assertThat(page.navigate("/ops/dead-letters?eventId=not-an-id").status()).isEqualTo(400);
        assertThat(page.locator("[data-error]")).isVisible();
    }

    @Test
    void leadsToTheLogInWhenTheSessionIsOverMeanwhile(Page page, BrowserContext context) {
        Tsid letter = aDeadLetter();
        logIn(page);
        page.navigate("/ops/dead-letters");
        context.clearCookies();
        page.locator("tr", new Page.LocatorOptions().setHasText(letter.toString())).getByRole(AriaRole.BUTTON).click();
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        forget(letter);
    }

    private void logIn(Page page) {
        TestStaff.administrator(application).logsIn(page);
    }

    private Tsid aDeadLetter() {
        Tsid id = ids.next();
        transaction.executeWithoutResult(status -> jdbc.update("""
                insert into platform_event_dead_letter (listener, event_id, event_type, attempts, died_at, error)
                values (?, ?, 'test.happened', 12, ?, 'IllegalStateException: no such account')""", LISTENER,
                id.value(), Timestamp.from(Instant.now())));
        return id;
    }

    private int waiting(Tsid letter) {
        return jdbc.queryForObject("select count(*) from platform_event_delivery where listener = ? and event_id = ?",
                Integer.class, LISTENER, letter.value());
    }

    private void forget(Tsid letter) {
        transaction.executeWithoutResult(status -> List.of("platform_event_delivery", "platform_event_dead_letter")
                .forEach(table -> jdbc.update("delete from " + table + " where event_id = ?", letter.value())));
    }
}
