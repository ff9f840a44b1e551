package member.staff;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditLog;
import platform.demo.DemoIds;
import platform.id.Ids;
import platform.security.StaffCaller;
import platform.security.StaffSessions;
import platform.web.DomainException;
import platform.web.PlatformError;
import testing.InBetween;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class StaffPageTest {
    private static final String PAGE = "/ops/staff";
    private static final String PASSWORD = "seven small pears";
    private static final Pattern TICKET = Pattern.compile("ticket=([A-Za-z0-9_-]{43})");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7]+)<");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    TestStaff administrator;
    StaffActor admin;
    /** Somebody new. */
    String name;

    @BeforeEach
    void logIn() {
        administrator = TestStaff.administrator(context);
        admin = logsIn(administrator);
        name = "jisoo" + ids.nextLong();
    }

    @Test
    void letsSomebodyInOnceTheyHaveChosenAPasswordAndProvedTheirApp() {
        String ticket = ticket(invite(name, "OPERATOR", ""));
        StaffActor person = StaffActor.at(port);
        TotpSecret app = new TotpSecret(found(SECRET, person.opens("/enrolment?ticket=" + ticket).body()));
        assertThat(person.logsIn(name, PASSWORD, code(app, 0))).isEqualTo("/login?refused");

        assertThat(enrol(person, ticket, "short", code(app, 0)).statusCode()).as("weak").isEqualTo(422);
        assertThat(enrol(person, ticket, name + " and more", code(app, 0)).statusCode()).as("the name").isEqualTo(422);
        assertThat(enrol(person, ticket, PASSWORD, code(app, 99)).statusCode()).as("wrong code").isEqualTo(422);
        String used = code(app, 0);
        assertThat(enrol(person, ticket, PASSWORD, used).headers().firstValue("Location").orElse(""))
                .endsWith("/login?enrolled");

        assertThat(person.opens("/enrolment?ticket=" + ticket).statusCode()).as("used").isEqualTo(410);
        assertThat(person.logsIn(name, PASSWORD, used)).as("a code is good once").isEqualTo("/login?refused");
        assertThat(person.logsIn(name, PASSWORD, code(app, 1))).isEqualTo("/ops");
        assertThat(person.opens(PAGE).statusCode()).as("no administrator").isEqualTo(403);
        assertThat(recorded(idOf(name))).containsExactly("staff.added", "staff.enrolled", "staff.log-in-refused",
                "staff.logged-in");
    }

    @Test
    void takesInvitationsForThreeDays() {
        String ticket = ticket(invite(name, "OPERATOR", ""));
        sql("update member_staff_enrolment set expires_at = '2020-01-01' where staff_id = ?", idOf(name));

        assertThat(StaffActor.at(port).opens("/enrolment?ticket=" + ticket).statusCode()).isEqualTo(410);
    }

    @Test
    void givesRolesThatHoldFromTheNextLogInOn() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = logsIn(person);
        assertThat(actor.opens("/ops").body()).as("not in the navigation").doesNotContain(PAGE);

        assertThat(post("/roles", Map.of("of", person.id().toString(), "role", "OPERATOR,ADMIN"))).isEqualTo(200);

        assertThat(actor.opens("/ops").statusCode()).as("the session has ended").isEqualTo(302);
        assertThat(actor.logsIn(person.name(), person.password(), person.nextCode())).isEqualTo("/ops");
        assertThat(actor.opens(PAGE).statusCode()).isEqualTo(200);
        assertThat(recorded(person.id().toString())).contains("staff.roles-given");
    }

    @Test
    void shutsSomebodyOutUntilTheyAreInvitedAgain() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = logsIn(person);

        assertThat(post("/disabling", Map.of("of", person.id().toString()))).isEqualTo(200);
        assertThat(actor.opens("/ops").statusCode()).isEqualTo(302);
        assertThat(actor.logsIn(person.name(), person.password(), person.nextCode())).isEqualTo("/login?refused");

        String ticket = ticket(admin.submits(PAGE, PAGE + "/invitation", Map.of("of", person.id().toString())));
        TotpSecret app = new TotpSecret(found(SECRET, actor.opens("/enrolment?ticket=" + ticket).body()));
        enrol(actor, ticket, PASSWORD, code(app, 0));
        assertThat(actor.logsIn(person.name(), PASSWORD, code(app, 1))).isEqualTo("/ops");
        assertThat(recorded(person.id().toString())).contains("staff.disabled", "staff.invited-again");
    }

    /** Whom Madang shut out of a shop, its owner may not let back in. */
    @Test
    void letsNoOwnerOfAShopBringBackWhoWasShutOut() {
        TestStaff person = TestStaff.ofSeller(context, DemoIds.seller(1));
        StaffActor owner = TestStaff.ofSeller(context, DemoIds.seller(1)).logsIn(port);
        Map<String, String> them = Map.of("of", person.id().toString());
        assertThat(owner.submits("/seller/people", "/seller/people/invitation", them).statusCode()).isEqualTo(200);
        assertThat(post("/disabling", them)).isEqualTo(200);

        var refused = owner.submits("/seller/people", "/seller/people/invitation", them);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("차단된 사람");
        assertThat(jdbc.sql("select disabled_at is not null from member_staff where id = ?")
                .param(person.id().value()).query(Boolean.class).single()).isTrue();
        assertThat(post("/invitation", them)).as("by Madang").isEqualTo(200);
        assertThat(owner.submits("/seller/people", "/seller/people/invitation", them).statusCode()).isEqualTo(200);
    }

    @Test
    void makesPeopleOfASeller() {
        assertThat(invite(name, "SELLER", DemoIds.seller(1).toString()).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select seller_id from member_staff where login_name = ?").param(name).query(Long.class)
                .single()).isEqualTo(DemoIds.seller(1).value());
    }

    @Test
    void refusesWhatDoesNotFit() {
        String own = administrator.id().toString();
        assertThat(invite("No Name", "OPERATOR", "").statusCode()).isEqualTo(422);
        assertThat(invite(administrator.name(), "OPERATOR", "").statusCode()).as("taken").isEqualTo(409);
        assertThat(invite(name, "", "").statusCode()).as("no role").isEqualTo(422);
        assertThat(invite(name, "KING", "").statusCode()).as("no such role").isEqualTo(422);
        assertThat(invite(name, "SELLER", "").statusCode()).as("of no seller").isEqualTo(422);
        assertThat(invite(name, "OPERATOR", "7").statusCode()).as("of a seller").isEqualTo(422);
        assertThat(invite(name, "SELLER", "-1").statusCode()).isEqualTo(422);
        assertThat(post("/roles", Map.of("of", own, "role", "OPERATOR"))).as("one's own rights").isEqualTo(409);
        assertThat(post("/disabling", Map.of("of", own))).isEqualTo(409);
        assertThat(post("/invitation", Map.of("of", own))).isEqualTo(409);
        assertThat(post("/disabling", Map.of("of", "715000000000000001"))).isEqualTo(404);
        assertThat(post("/disabling", Map.of("of", "x"))).isEqualTo(400);
        assertThat(jdbc.sql("select count(*) from member_staff where login_name = ?").param(name).query(Integer.class)
                .single()).isZero();
    }

    @Test
    void putsLogInsRefusalsAndLogOutsOnRecord() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = StaffActor.at(port);
        actor.logsIn(person.name(), "not the password", person.code());
        actor.logsIn(person.name(), person.password(), person.code());
        actor.submits("/ops", "/logout", Map.of());

        assertThat(recorded(person.id().toString())).containsExactly("staff.added", "staff.log-in-refused",
                "staff.logged-in", "staff.logged-out");
        long unknown = recorded("unknown").size();
        actor.logsIn("nobody" + ids.nextLong(), "not the password", "000000");
        assertThat(recorded("unknown")).hasSize((int) unknown + 1);
    }

    private StaffActor logsIn(TestStaff person) {
        StaffActor actor = StaffActor.at(port);
        assertThat(actor.logsIn(person.name(), person.password(), person.code())).isEqualTo("/ops");
        return actor;
    }

    private HttpResponse<String> invite(String loginName, String roles, String seller) {
        return admin.submits(PAGE, PAGE, Map.of("name", loginName, "role", roles, "seller", seller));
    }

    private int post(String action, Map<String, String> fields) {
        return admin.submits(PAGE, PAGE + action, fields).statusCode();
    }

    private static HttpResponse<String> enrol(StaffActor actor, String ticket, String password, String code) {
        Map<String, String> form = Map.of("ticket", ticket, "password", password, "code", code);
        return actor.submits("/enrolment?ticket=" + ticket, "/enrolment", form);
    }

    private static String ticket(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return found(TICKET, answer.body());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    @Test
    void leavesOneOfTwoAdministratorsWhoShutEachOtherOut() {
        TestStaff other = TestStaff.administrator(context);
        DisableStaff disable = context.getBean(DisableStaff.class);
        DisableStaff late = new DisableStaff(context.getBean(StaffList.class), context.getBean(StaffPeople.class),
                context.getBean(Enrolments.class), context.getBean(StaffSessions.class),
                context.getBean(AuditLog.class),
                new InBetween(context, () -> disable.disable(caller(other), administrator.id())));

        assertThatThrownBy(() -> late.disable(caller(administrator), other.id()))
                .isInstanceOfSatisfying(DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(PlatformError.FORBIDDEN));
        assertThat(logsIn(other).opens(PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void letsNobodyGiveRolesAnyMoreWhoseOwnWereTakenMeanwhile() {
        TestStaff other = TestStaff.administrator(context);
        GiveRoles give = context.getBean(GiveRoles.class);
        GiveRoles late = new GiveRoles(context.getBean(StaffList.class), context.getBean(StaffPeople.class),
                context.getBean(Roles.class), context.getBean(StaffSessions.class), context.getBean(AuditLog.class),
                new InBetween(context, () -> give.give(caller(other), administrator.id(), Set.of("OPERATOR"))));

        assertThatThrownBy(() -> late.give(caller(administrator), other.id(), Set.of("OPERATOR")))
                .isInstanceOfSatisfying(DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(PlatformError.FORBIDDEN));
    }

    private StaffCaller caller(TestStaff person) {
        return new StaffCaller(person.id(), person.name(), context.getBean(StaffPeople.class).roles(person.id()), null);
    }

    private static String code(TotpSecret app, int steps) {
        return app.codeAt(Instant.now().getEpochSecond() / 30 + steps);
    }

    private String idOf(String loginName) {
        return jdbc.sql("select id from member_staff where login_name = ?").param(loginName).query(String.class)
                .single();
    }

    /** The audit log about somebody, in order. */
    private List<String> recorded(String subject) {
        return jdbc.sql("select action from platform_audit_entry where subject_kind = 'staff' and subject_id = ? "
                + "order by id").param(subject).query(String.class).list();
    }

    private void sql(String sql, Object... params) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).params(params).update());
    }
}
