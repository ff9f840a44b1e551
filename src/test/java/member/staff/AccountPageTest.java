package member.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import member.error.MemberError;
import member.throttle.Limit;
import member.throttle.Throttle;
import member.throttle.UsedUp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;
import testing.Browser;
import testing.BrowserTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@BrowserTest
class AccountPageTest {
    private static final String CHOSEN = "eleven quiet herons";
    private static final Pattern HANDLE = Pattern.compile("name=\"session\" value=\"([0-9a-f]{32})\"");

    private static final Pattern MARK = Pattern.compile("madang_browser=([^;]+)");

    @LocalServerPort
    int port;
    @Autowired
    ChangePassword changePassword;
    @Autowired
    KnownBrowsers browsers;
    @Autowired
    Throttle throttle;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void changesThePasswordAndEndsAllOtherLogIns(Page page) {
        TestStaff person = TestStaff.operator(context);
        StaffActor elsewhere = person.logsIn(port);
        List<String> complaints = Browser.complaintsOf(page);
        page.navigate("/login?lang=en");
        page.fill("#name", person.name());
        page.fill("#password", person.password());
        page.fill("#code", person.nextCode());
        page.click("button[type=submit]");
        page.waitForURL("**/ops");
        page.locator(".person a").click();
        page.waitForURL("**/account");
        assertThat(page.locator("tbody tr").count()).isEqualTo(2);
        assertThat(page.locator("tbody").innerText()).contains("127.0.0.1", "Chrome", "this one");
        Browser.look(page, "account-en");
        letTheNextCodeCount(person);

        page.fill("#password", person.password());
        page.fill("#chosen", CHOSEN);
        page.fill("#code", person.code());
        page.click("#password-form button");
        page.waitForURL("**/account?changed");
        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        page.navigate("/account?lang=ko");
        Browser.look(page, "account-ko");
        assertThat(complaints).isEmpty();

        assertThat(elsewhere.opens("/ops").statusCode()).as("logged in by the old password").isEqualTo(302);
        assertThat(page.navigate("/ops").status()).isEqualTo(200);
        letTheNextCodeCount(person);
        assertThat(StaffActor.at(port).logsIn(person.name(), person.password(), person.code()))
                .isEqualTo("/login?refused");
        assertThat(StaffActor.at(port).logsIn(person.name(), CHOSEN, person.code())).isEqualTo("/ops");
        assertThat(recorded(person)).containsExactly("staff.added", "staff.logged-in", "staff.logged-in",
                "staff.password-changed", "staff.log-in-refused", "staff.logged-in");
    }

    @Test
    void keepsThePasswordOfWhoDoesNotProveThemselvesOrChoosesAWeakOne() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        letTheNextCodeCount(person);

        assertThat(change(actor, "not the present one", CHOSEN, person.code())).as("password").isEqualTo(422);
        assertThat(change(actor, "x".repeat(PasswordRule.LONGEST + 1), CHOSEN, person.code())).isEqualTo(422);
        assertThat(change(actor, person.password(), CHOSEN, "000000")).as("code").isEqualTo(422);
        assertThat(change(actor, person.password(), "short", person.code())).isEqualTo(422);
        assertThat(change(actor, person.password(), "and " + person.name() + " too", person.code())).isEqualTo(422);
        assertThat(actor.opens("/ops").statusCode()).as("still in").isEqualTo(200);
        assertThat(recorded(person)).containsExactly("staff.added", "staff.logged-in",
                "staff.password-change-refused", "staff.password-change-refused", "staff.password-change-refused");
        assertThat(StaffActor.at(port).logsIn(person.name(), person.password(), person.code()))
                .as("a weak one has not used the code up").isEqualTo("/ops");
    }

    /** Who knows the name could keep its person from it for a day otherwise, just when somebody has learned the password. */
    @Test
    void changesThePasswordAlsoWhileStrangersTry() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        letTheNextCodeCount(person);
        for (int i = 0; i < 6; i++) {
            StaffActor.at(port).logsIn(person.name(), "wrong password", "000000");
        }
        UsedUp.by(throttle, Limit.STAFF_LOG_INS_PER_NAME, person.name());
        assertThat(StaffActor.at(port).logsIn(person.name(), person.password(), person.code()))
                .as("elsewhere").isEqualTo("/login?limited");

        assertThat(change(actor, "not the present one", CHOSEN, person.code())).isEqualTo(422);
        assertThat(change(actor, person.password(), CHOSEN, person.code())).isEqualTo(302);
    }

    /** Whoever has found an open browser must not find the password out by it. */
    @Test
    void limitsTheTriesOfABrowser() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        letTheNextCodeCount(person);
        Matcher mark = MARK.matcher(actor.cookie());
        assertThat(mark.find()).isTrue();
        UsedUp.by(throttle, Limit.STAFF_LOG_INS_PER_BROWSER, browsers.find(mark.group(1), person.id()).orElseThrow());

        assertThat(change(actor, person.password(), CHOSEN, person.code())).isEqualTo(429);
        assertThat(recorded(person)).doesNotContain("staff.password-changed");
    }

    /** Whoever took the session alone. */
    @Test
    void locksABrowserThatNobodyHasLoggedInFromAfterFiveFailures() {
        TestStaff person = TestStaff.operator(context);
        StaffCaller caller = new StaffCaller(person.id(), person.name(), Set.of(Role.OPERATOR), null);
        for (int i = 0; i < 5; i++) {
            refusesElsewhere(caller, "not the present one", person.code());
        }
        refusesElsewhere(caller, person.password(), person.code());
        assertThat(recorded(person)).doesNotContain("staff.password-changed");
    }

    private void refusesElsewhere(StaffCaller caller, String password, String code) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> changePassword.change(caller, password, code, CHOSEN, new CallerAddress("10.0.0.1"),
                        null))
                .matches(refused -> refused.code() == MemberError.STAFF_PROOF_WRONG);
    }

    @Test
    void endsOneOfTheirOwnLogInsAndNobodyElses() {
        TestStaff person = TestStaff.operator(context);
        StaffActor here = person.logsIn(port);
        letTheNextCodeCount(person);
        StaffActor there = person.logsIn(port);
        StaffActor stranger = TestStaff.operator(context).logsIn(port);
        String handle = handles(here).getFirst();

        stranger.submits("/account", "/account/sessions", Map.of("session", handle));
        assertThat(there.opens("/ops").statusCode()).isEqualTo(200);
        here.submits("/account", "/account/sessions", Map.of("session", handle));
        assertThat(there.opens("/ops").statusCode()).isEqualTo(302);
        assertThat(here.opens("/ops").statusCode()).isEqualTo(200);
        assertThat(handles(here)).isEmpty();
        assertThat(recorded(person)).endsWith("staff.session-ended");
    }

    @Test
    void endsTheOldestOfElevenLogIns() {
        TestStaff person = TestStaff.operator(context);
        StaffActor oldest = person.logsIn(port);
        for (int i = 0; i < 9; i++) {
            letTheNextCodeCount(person);
            person.logsIn(port);
        }
        assertThat(oldest.opens("/ops").statusCode()).isEqualTo(200);
        letTheNextCodeCount(person);
        assertThat(oldest.logsIn(person.name(), person.password(), person.code()))
                .as("the oldest itself, once more").isEqualTo("/ops");
        assertThat(handles(oldest)).hasSize(9);
        letTheNextCodeCount(person);
        StaffActor eleventh = person.logsIn(port);
        assertThat(handles(eleventh)).hasSize(9);
        assertThat(eleventh.opens("/ops").statusCode()).isEqualTo(200);
        assertThat(oldest.opens("/ops").statusCode()).as("not the oldest any more").isEqualTo(200);
    }

    private static int change(StaffActor actor, String password, String chosen, String code) {
        return actor.submits("/account", "/account/password",
                Map.of("password", password, "chosen", chosen, "code", code)).statusCode();
    }

    private static List<String> handles(StaffActor actor) {
        return HANDLE.matcher(actor.opens("/account").body()).results().map(found -> found.group(1)).toList();
    }

    /** A code is good once, and the next one comes in half a minute. */
    private void letTheNextCodeCount(TestStaff person) {
        transaction.executeWithoutResult(status -> jdbc
                .sql("update member_staff set last_totp_step = 0 where id = ?").param(person.id().value()).update());
    }

    private List<String> recorded(TestStaff person) {
        return jdbc.sql("""
                select action from platform_audit_entry where subject_kind = 'staff' and subject_id = ? order by id""")
                .param(person.id().toString()).query(String.class).list();
    }
}
