package member.staff;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import member.error.MemberError;
import member.secret.BusyHash;
import member.secret.SecretHash;
import member.secret.SecretSettings;
import member.throttle.Limit;
import member.throttle.Throttle;
import member.throttle.UsedUp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.demo.DemoIds;
import platform.id.Ids;
import platform.security.StaffCaller;
import platform.security.StaffSessions;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;
import testing.MadangTest;
import testing.StaffActor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MadangTest
class StaffLogInTest {
    @LocalServerPort
    int port;
    @Autowired
    SecretSettings secrets;
    @Autowired
    Environment environment;
    @Autowired
    AddStaff add;
    @Autowired
    StaffPeople people;
    @Autowired
    KnownBrowsers browsers;
    @Autowired
    StaffTries tries;
    @Autowired
    StaffSessions sessions;
    @Autowired
    StaffAudit audit;
    @Autowired
    DisableStaff disable;
    @Autowired
    Throttle throttle;
    @Autowired
    Clock clock;
    @Autowired
    ApplicationContext application;
    @Autowired
    Ids ids;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void opensTheOperatorsPagesByPasswordAndTotp() {
        var operator = operator();
        StaffActor actor = StaffActor.at(port);
        assertThat(actor.opens("/ops").statusCode()).isEqualTo(302);
        assertThat(actor.logsIn(operator.loginName(), operator.password(), codeOf(operator, 0))).isEqualTo("/ops");
        assertThat(actor.opens("/ops").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheSessionInTheDatabaseForEveryInstance() {
        var operator = operator();
        StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, 0));
        assertThat(jdbc.sql("select count(*) from platform_session where principal_name = ?")
                .params(operator.id().toString()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void leadsASellersPersonToTheSellersPagesAndNotToTheOperators() {
        var seller = add.add("seller" + ids.nextLong(), Set.of("SELLER"), DemoIds.seller(1));
        StaffActor actor = StaffActor.at(port);
        assertThat(actor.logsIn(seller.loginName(), seller.password(), codeOf(seller, 0))).isEqualTo("/seller");
        assertThat(actor.opens("/ops").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesATotpCodeThatWasUsed() {
        var operator = operator();
        String code = codeOf(operator, 0);
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), code)).isEqualTo("/ops");
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), code))
                .isEqualTo("/login?refused");
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, -1)))
                .as("an older one as well").isEqualTo("/login?refused");
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, 1)))
                .isEqualTo("/ops");
    }

    @Test
    void refusesPasswordOrCodeAlone() {
        var operator = operator();
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), "000000"))
                .isEqualTo("/login?refused");
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), "wrong password", codeOf(operator, 0)))
                .isEqualTo("/login?refused");
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, 0)))
                .as("a wrong password does not use the code up").isEqualTo("/ops");
    }

    @Test
    void locksAfterFiveFailuresAndSaysNoMoreThanToAStranger() {
        var operator = operator();
        for (int i = 0; i < 5; i++) {
            StaffActor.at(port).logsIn(operator.loginName(), "wrong password", "000000");
        }
        String locked = StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, 0));
        String stranger = StaffActor.at(port).logsIn("nobody" + ids.nextLong(), "wrong password", "000000");
        assertThat(locked).isEqualTo(stranger).isEqualTo("/login?refused");
        transaction.executeWithoutResult(
                status -> jdbc.sql("update member_staff set locked_until = '2020-01-01' where id = ?")
                        .params(operator.id().value()).update());
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, 0)))
                .isEqualTo("/ops");
    }

    /** Whoever knows a name could keep its person out for a day otherwise. */
    @Test
    void letsSomebodyInWhereTheyHaveLoggedInBeforeHoweverOftenOthersTry() {
        var operator = operator();
        StaffActor known = StaffActor.at(port);
        assertThat(known.logsIn(operator.loginName(), operator.password(), codeOf(operator, -1))).isEqualTo("/ops");
        known.submits("/ops", "/logout", Map.of());
        for (int i = 0; i < 6; i++) {
            StaffActor.at(port).logsIn(operator.loginName(), "wrong password", "000000");
        }
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, 0)))
                .as("elsewhere").isEqualTo("/login?refused");
        UsedUp.by(throttle, Limit.STAFF_LOG_INS_PER_NAME, operator.loginName());
        assertThat(StaffActor.at(port).logsIn(operator.loginName(), operator.password(), codeOf(operator, 0)))
                .as("elsewhere").isEqualTo("/login?limited");
        assertThat(known.logsIn(operator.loginName(), "wrong password", codeOf(operator, 0)))
                .isEqualTo("/login?refused");
        assertThat(known.logsIn(operator.loginName(), operator.password(), codeOf(operator, 0))).isEqualTo("/ops");
    }

    /** The mark of a browser may be stolen, and the password with it. */
    @Test
    void limitsTheTriesOfAKnownBrowserToo() {
        var operator = operator();
        String mark = browsers.mark(operator.id());
        UsedUp.by(throttle, Limit.STAFF_LOG_INS_PER_BROWSER, browsers.find(mark, operator.id()).orElseThrow());
        StaffLogIn logIn = application.getBean(StaffLogIn.class);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> logIn.logIn(operator.loginName(), operator.password(), codeOf(operator, 0),
                        new CallerAddress("10.0.0.1"), mark))
                .matches(refused -> refused.code() == MemberError.TOO_MANY_ATTEMPTS);
    }

    @Test
    void countsNoFailureWhereThereIsNoPlaceToJudge() throws Exception {
        var operator = operator();
        SecretHash hash = new SecretHash(secrets, environment);
        StaffLogIn logIn = new StaffLogIn(people, sessions, tries, new StaffProof(people, hash, clock), hash, audit,
                throttle);
        BusyHash.during(hash, () -> assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> logIn.logIn(operator.loginName(), operator.password(), codeOf(operator, 0),
                        new CallerAddress("10.0.0.1"), null))
                .matches(refused -> refused.code() == MemberError.CHECKS_OVERLOADED));
        assertThat(jdbc.sql("select failures from member_staff where id = ?").params(operator.id().value())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void letsNobodyInByRightsThatChangedAfterTheyWereJudged() {
        var operator = operator();
        TestStaff administrator = TestStaff.administrator(application);
        StaffCaller admin = new StaffCaller(administrator.id(), administrator.name(), Set.of("ADMIN"), null);
        SecretHash hash = new SecretHash(secrets, environment) {
            @Override
            public <T> Optional<T> match(String secret, Supplier<Optional<T>> fetch, Function<T, String> hashOf) {
                Optional<T> judged = super.match(secret, fetch, hashOf);
                disable.disable(admin, operator.id());
                return judged;
            }
        };
        var loggedIn = new StaffLogIn(people, sessions, tries, new StaffProof(people, hash, clock), hash, audit,
                throttle)
                .logIn(operator.loginName(), operator.password(), codeOf(operator, 0), new CallerAddress("10.0.0.1"),
                        null);
        assertThat(loggedIn.orElseThrow().rights()).as("the session that is opened by it is over")
                .isLessThan(sessions.rights(operator.id()));
    }

    @Test
    void refusesAFormWithoutItsCsrfToken() {
        var operator = operator();
        StaffActor actor = StaffActor.at(port);
        actor.opens("/login");
        assertThat(actor.sends("/login", Map.of("name", operator.loginName(), "password", operator.password(), "code",
                codeOf(operator, 0)), "planted").statusCode()).isEqualTo(403);
    }

    @Test
    void showsTheFormInKoreanAndEnglish() {
        assertThat(StaffActor.at(port).opens("/login?lang=ko").body()).contains("직원 로그인");
        assertThat(StaffActor.at(port).opens("/login?lang=en").body()).contains("Staff log-in");
    }

    @Test
    void makesTheFirstOperatorByACommandThatShowsTheSecretsOnce() {
        String name = "first" + ids.nextLong();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(command(name, out).create()).isZero();
        List<String> words = List.of(out.toString(UTF_8).split("\\s+"));
        String password = words.get(words.indexOf("Password") + 1);
        TotpSecret secret = new TotpSecret(words.get(words.indexOf("secret") + 1));
        assertThat(StaffActor.at(port).logsIn(name, password, secret.codeAt(Instant.now().getEpochSecond() / 30)))
                .isEqualTo("/ops");
        assertThat(jdbc.sql("""
                select details from platform_audit_entry where action = 'staff.added'
                and subject_id = (select id from member_staff where login_name = ?)""").params(name)
                .query(String.class).single()).contains("OPERATOR");
        assertThat(command(name, out).create()).as("a second one of the same name").isEqualTo(2);
        assertThat(command("No Name", out).create()).isEqualTo(2);
    }

    private CreateOperatorCommand command(String name, ByteArrayOutputStream out) {
        return new CreateOperatorCommand(add, name, new GenericApplicationContext(), new PrintStream(out, true, UTF_8));
    }

    private AddStaff.Credentials operator() {
        return add.add("operator" + ids.nextLong(), Set.of("OPERATOR"), null);
    }

    private static String codeOf(AddStaff.Credentials person, int steps) {
        return person.totp().codeAt(Instant.now().getEpochSecond() / 30 + steps);
    }
}
