package member.leaving;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import member.error.MemberError;
import member.otp.CheckOtp;
import member.otp.OtpPurpose;
import member.person.MemberId;
import member.pin.CheckPin;
import member.pin.JudgedPin;
import member.pin.Pin;
import member.profile.LeaveMembership;
import member.secret.BusyHash;
import member.secret.SecretHash;
import member.throttle.Limit;
import member.throttle.Throttle;
import member.throttle.UsedUp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;
import testing.Api;
import testing.Api.Answer;
import testing.InBetween;
import testing.MadangTest;
import testing.MemberActor;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@MadangTest
class LeavingTest {
    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    DomainEvents events;
    @Autowired
    Leaves leaves;
    @Autowired
    CheckPin pins;
    @Autowired
    SecretHash hash;
    @Autowired
    Throttle throttle;
    @Autowired
    CheckOtp otp;
    @Autowired
    ForgetPerson forget;
    @Autowired
    ApplicationContext context;
    @Autowired
    LeaveMembership membership;
    @Autowired
    AskAgain askAgain;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    @Test
    void takesNoRequestByAPinThatIsNoneAnyMore() {
        MemberActor actor = MemberActor.at(port).signsUp();
        RequestLeave request = new RequestLeave(throttle, pins, membership, leaves, events,
                new InBetween(context, () -> actor.put("/v1/member/pin", Map.of("pin", actor.pin, "newPin", "730164"))),
                ids, clock);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> request.request(new MemberId(Long.parseLong(actor.memberId)), new Pin(actor.pin)))
                .matches(refused -> refused.code() == MemberError.PIN_WRONG);
        assertThat(count("select count(*) from member_member where state = 'ACTIVE' and id = ?", actor)).isEqualTo(1);
    }

    @Test
    void asksTheOtherModulesAndRefusesToAskTwice() {
        MemberActor actor = MemberActor.at(port).signsUp();
        Answer asked = actor.post("/v1/member/leave", Map.of("pin", actor.pin));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(requested(actor)).isEqualTo(1);
    }

    @Test
    void refusesAWrongPin() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(actor.post("/v1/member/leave", Map.of("pin", "739154")).code()).isEqualTo("PIN_WRONG");
        assertThat(actor.get("/v1/member/leave").code()).isEqualTo("LEAVE_NOT_REQUESTED");
    }

    @Test
    void judgesNoPinOfWhoHasAskedAlready() throws Exception {
        MemberActor actor = MemberActor.at(port).signsUp();
        requestWithoutAsking(actor);
        BusyHash.during(hash, () -> assertThat(actor.post("/v1/member/leave", Map.of("pin", actor.pin)).code())
                .isEqualTo("LEAVE_ALREADY_REQUESTED"));
    }

    /** Each wish is kept and asks all modules, of whom something holds as well. */
    @Test
    void refusesToBeAskedAgainAndAgain() throws Exception {
        MemberActor actor = MemberActor.at(port).signsUp();
        UsedUp.by(throttle, Limit.LEAVES_PER_MEMBER, actor.memberId);
        BusyHash.during(hash, () -> assertThat(actor.post("/v1/member/leave", Map.of("pin", actor.pin)).code())
                .isEqualTo("TOO_MANY_ATTEMPTS"));
        assertThat(requested(actor)).isZero();
    }

    @Test
    void forgetsThePersonWhenEveryModuleHasClearedThem() {
        MemberActor actor = MemberActor.at(port).signsUp();
        Tsid request = requestWithoutAsking(actor);
        answer(new pay.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new commerce.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new loan.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new benefit.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        await().until(() -> state(actor).equals("LEFT"));

        Map<String, Object> row = jdbc.sql("""
                select phone, phone_index, name, nickname, person_index from member_member where id = ?""")
                .params(Long.parseLong(actor.memberId)).query().singleRow();
        assertThat(row.values()).containsOnlyNulls();
        assertThat(count("select count(*) from member_pin where member_id = ?", actor)).isZero();
        assertThat(count("select count(*) from member_device where member_id = ? and revoked_at is null", actor))
                .isZero();
        assertThat(count("select count(*) from member_session where member_id = ? and ended_at is null", actor))
                .isZero();
        assertThat(jdbc.sql("select wrapped from platform_member_key where member_id = ?")
                .params(Long.parseLong(actor.memberId)).query().singleRow().get("wrapped"))
                .as("the key of what the event log tells of them").isNull();
        assertThat(actor.get("/v1/member/profile").status()).isEqualTo(401);
        assertThat(actor.triesToRefresh(actor.refreshToken).code()).isEqualTo("REFRESH_REFUSED");
        assertThat(actor.triesToLogIn().code()).isEqualTo("LOG_IN_REFUSED");
    }

    /** A log-in on a new device holds its code, then the PIN. */
    @Test
    void forgetsThePersonBesideALogInOnANewDevice() throws Exception {
        MemberActor actor = MemberActor.at(port).signsUp();
        MemberId member = new MemberId(Long.parseLong(actor.memberId));
        String ticket = new Api(port).post("/v1/member/log-ins/devices", Map.of("phone", actor.phone)).text("ticket");
        otp.check(ticket, OtpPurpose.NEW_DEVICE, actor.codeFromSms(), new CallerAddress("10.0.0.1"));
        JudgedPin judged = pins.check(member, new Pin(actor.pin));
        requestWithoutAsking(actor);

        new Overlap(context).of(() -> otp.use(ticket, OtpPurpose.NEW_DEVICE), () -> forget.forget(member),
                () -> pins.hold(judged));

        assertThat(state(actor)).isEqualTo("LEFT");
    }

    @Test
    void keepsWhatTheLawKeepsApartUntilItsDay() {
        MemberActor actor = MemberActor.at(port).signsUp();
        clearEverywhere(actor);
        Map<String, Object> kept = jdbc.sql("""
                select content, source, timestampdiff(day, now(), kept_until) as days from member_retained
                where member_id = ?""").params(Long.parseLong(actor.memberId)).query().singleRow();
        assertThat(kept.get("content").toString()).doesNotContain(actor.phone).doesNotContain("김마당");
        assertThat(kept.get("source").toString()).contains("시행령");
        assertThat(((Number) kept.get("days")).longValue()).isBetween(1824L, 1827L);
    }

    @Test
    void letsThePhoneJoinAgainAsSomebodyNew() {
        MemberActor actor = MemberActor.at(port).signsUp();
        String before = actor.memberId;
        clearEverywhere(actor);
        assertThat(actor.signsUp().memberId).isNotEqualTo(before);
    }

    @Test
    void letsTheMemberStayWhenAModuleHoldsSomething() {
        MemberActor actor = MemberActor.at(port).signsUp();
        Tsid request = requestWithoutAsking(actor);
        answer(new pay.events.LeaveBlocked(ids.next(), clock.instant(), member(actor), request, "WALLET_BALANCE"));
        answer(new commerce.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new loan.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new benefit.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        await()
                .until(() -> actor.get("/v1/member/leave").text("state").equals("BLOCKED"));
        assertThat(actor.get("/v1/member/leave").text("reasons/0")).isEqualTo("WALLET_BALANCE");
        assertThat(state(actor)).isEqualTo("ACTIVE");
        assertThat(actor.logsIn().get("/v1/member/profile").status()).isEqualTo(200);
    }

    @Test
    void waitsWhileAnAnswerIsMissingAndAsksAgain() {
        MemberActor actor = MemberActor.at(port).signsUp();
        Tsid request = requestWithoutAsking(actor);
        answer(new pay.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        await().until(() -> leaves.answers(new LeaveId(request.value())).size() == 1);
        assertThat(state(actor)).isEqualTo("LEAVING");
        int before = requested(actor);
        transaction.executeWithoutResult(
                status -> jdbc.sql("update member_leave set asked_at = '2020-01-01' where id = ?")
                        .params(request.value()).update());
        askAgain.ask();
        assertThat(requested(actor)).isEqualTo(before + 1);
    }

    private void clearEverywhere(MemberActor actor) {
        Tsid request = requestWithoutAsking(actor);
        answer(new pay.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new commerce.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new loan.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        answer(new benefit.events.LeaveCleared(ids.next(), clock.instant(), member(actor), request));
        await().until(() -> state(actor).equals("LEFT"));
    }

    /** The member wants to leave, but nobody is told: so that the test gives the answers. */
    private Tsid requestWithoutAsking(MemberActor actor) {
        MemberId member = new MemberId(Long.parseLong(actor.memberId));
        LeaveId id = new LeaveId(ids.nextLong());
        transaction.executeWithoutResult(status -> {
            membership.wantToLeave(member);
            leaves.add(id, member, clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
        return Tsid.of(id);
    }

    private void answer(DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publish(event));
    }

    private int requested(MemberActor actor) {
        List<Long> requests = jdbc.sql("""
                select id from platform_event_log where type = 'member.member-leave-requested' and aggregate_id = ?""")
                .params(Long.parseLong(actor.memberId)).query(Long.class).list();
        return requests.size();
    }

    private static Tsid member(MemberActor actor) {
        return new Tsid(Long.parseLong(actor.memberId));
    }

    private String state(MemberActor actor) {
        return jdbc.sql("select state from member_member where id = ?").params(Long.parseLong(actor.memberId))
                .query(String.class).single();
    }

    private int count(String sql, MemberActor actor) {
        return jdbc.sql(sql).params(Long.parseLong(actor.memberId)).query(Integer.class).single();
    }
}
