package member.phonechange;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import member.device.FindDevice;
import member.error.MemberError;
import member.events.PhoneChanged;
import member.otp.CheckOtp;
import member.otp.ForgetOtp;
import member.otp.SendOtp;
import member.person.PhoneIndex;
import member.pin.CheckPin;
import member.pin.Pin;
import member.profile.ReplacePhone;
import member.throttle.Throttle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.log.EventLog;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
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

@MadangTest
class PhoneChangeTest {
    @LocalServerPort
    int port;

    MemberActor member;
    /** Whoever has the new number in hand. */
    MemberActor next;

    @BeforeEach
    void join() {
        member = MemberActor.at(port).signsUp();
        next = MemberActor.at(port);
    }

    @Test
    void movesTheMemberToTheNewNumberAndFreesTheOldOne() {
        assertThat(complete(member, ticket(), next).status()).isEqualTo(204);

        assertThat(member.get("/v1/member/profile").text("phone")).isEqualTo(next.phone);
        assertThat(member.triesToLogIn().code()).as("by the old number").isEqualTo("LOG_IN_REFUSED");
        assertThat(member.withPhone(next.phone).triesToLogIn().status()).isEqualTo(200);
        assertThat(new Api(port).post("/v1/member/sign-ups", Map.of("phone", member.phone)).status()).isEqualTo(201);
    }

    @Test
    void tellsTheOtherModulesTheNewNumber(@Autowired EventLog log, @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transaction) {
        assertThat(complete(member, ticket(), next).status()).isEqualTo(204);

        List<PhoneChanged> told = transaction.execute(_ -> log.find(jdbc
                .sql("select id from platform_event_log where type = 'member.phone-changed' and aggregate_id = ?")
                .param(member.memberId).query(Long.class).list()).stream().map(log::read)
                .map(PhoneChanged.class::cast).toList());
        assertThat(told).singleElement().extracting(PhoneChanged::phone).isEqualTo(next.phone);
    }

    @Test
    void makesCodesToTheOldNumberWorthless() {
        String old = new Api(port).post("/v1/member/log-ins/devices", Map.of("phone", member.phone)).text("ticket");
        String code = member.codeFromSms();
        assertThat(complete(member, ticket(), next).status()).isEqualTo(204);

        assertThat(member.withAnotherDevice().triesNewDevice(old, code).code()).isEqualTo("TICKET_OVER");
    }

    @Test
    void refusesWithoutCodePinOrTheDeviceInHand() {
        String ticket = ticket();
        String code = next.codeFromSms();
        String wrong = code.equals("000000") ? "000001" : "000000";
        MemberActor thief = member.withAnotherDevice();
        thief.accessToken = member.accessToken;

        assertThat(complete(member, ticket, wrong, member.pin, next).code()).isEqualTo("CODE_WRONG");
        assertThat(complete(member, ticket, code, "739154", next).code()).isEqualTo("PIN_WRONG");
        assertThat(complete(thief, ticket, code, member.pin, next).code()).isEqualTo("DEVICE_PROOF_INVALID");
        assertThat(complete(member, ticket, code, member.pin, member).code()).as("signed for another number")
                .isEqualTo("DEVICE_PROOF_INVALID");
        assertThat(member.get("/v1/member/profile").text("phone")).isEqualTo(member.phone);
    }

    @Test
    void refusesANumberThatIsAMembersAndAPinThatStandsInTheNumber() {
        next.signsUp();
        assertThat(complete(member, ticket(), next).code()).isEqualTo("PHONE_TAKEN");

        MemberActor careless = MemberActor.at(port);
        careless.pin = "739154";
        next = careless.withPhone("01090" + careless.pin);
        member = careless.signsUp();
        assertThat(complete(member, ticket(), next).code()).isEqualTo("PIN_TRIVIAL");
    }

    @Test
    void refusesANumberThatSomebodyElseTakesAtTheSameTime(@Autowired ApplicationContext context,
            @Autowired PhoneIndex phones, @Autowired JdbcClient jdbc) throws Exception {
        MemberActor other = MemberActor.at(port).signsUp();
        String ticket = ticket();
        AtomicReference<Answer> answer = new AtomicReference<>();

        new Overlap(context).of(
                () -> jdbc.sql("update member_member set phone_index = ? where id = ?")
                        .params(phones.of(new PhoneNumber(next.phone)), other.memberId).update(),
                () -> answer.set(complete(member, ticket, next)));

        assertThat(answer.get().code()).isEqualTo("PHONE_TAKEN");
    }

    @Test
    void sendsFiveCodesADay() {
        for (int i = 0; i < 5; i++) {
            assertThat(begin(member, MemberActor.at(port).phone).status()).isEqualTo(201);
        }

        Answer sixth = begin(member, next.phone);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.code()).isEqualTo("TOO_MANY_ATTEMPTS");
    }

    @Test
    void movesNobodyByAPinThatIsNoneAnyMore(@Autowired ApplicationContext context) {
        String ticket = ticket();
        ChangePhone change = new ChangePhone(context.getBean(Throttle.class), context.getBean(SendOtp.class),
                context.getBean(CheckOtp.class), context.getBean(ForgetOtp.class), context.getBean(FindDevice.class),
                context.getBean(CheckPin.class), context.getBean(ReplacePhone.class), new InBetween(context,
                        () -> member.put("/v1/member/pin", Map.of("pin", member.pin, "newPin", "730164"))));
        MemberCaller caller = new MemberCaller(id(member.memberId), id(member.deviceId), id("1"), IdentityTier.PHONE);
        String signature = member.sign(ChangePhone.message(ticket, PhoneNumber.parse(next.phone)));
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> change.complete(caller, ticket,
                next.codeFromSms(), new Pin(member.pin), signature, new CallerAddress("10.0.0.1")))
                .matches(refused -> refused.code() == MemberError.PIN_WRONG);
        member.pin = "730164";
        assertThat(member.triesToLogIn().status()).as("by the number they keep").isEqualTo(200);
    }

    private static Tsid id(String text) {
        return new Tsid(Long.parseLong(text));
    }

    private String ticket() {
        return begin(member, next.phone).text("ticket");
    }

    private static Answer begin(MemberActor actor, String phone) {
        return actor.post("/v1/member/phone-changes", Map.of("phone", phone));
    }

    private static Answer complete(MemberActor actor, String ticket, MemberActor phone) {
        return complete(actor, ticket, phone.codeFromSms(), actor.pin, phone);
    }

    private static Answer complete(MemberActor actor, String ticket, String code, String pin, MemberActor phone) {
        return actor.post("/v1/member/phone-changes/completion", Map.of("ticket", ticket, "code", code, "pin", pin,
                "signature", actor.sign("madang.member.phone-change.v1\n" + ticket + "\n" + phone.phone)));
    }
}
