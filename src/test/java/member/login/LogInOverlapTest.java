package member.login;

import java.util.Map;

import member.device.BindDevice;
import member.device.DeviceId;
import member.device.DeviceKey;
import member.device.FindDevice;
import member.device.RevokeDevice;
import member.error.MemberError;
import member.otp.CheckOtp;
import member.person.MemberId;
import member.pin.CheckPin;
import member.pin.Pin;
import member.pin.SetPin;
import member.profile.FindMember;
import member.session.EndReason;
import member.session.EndSessions;
import member.session.OpenSession;
import member.throttle.Throttle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.person.PhoneNumber;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;
import testing.Api;
import testing.InBetween;
import testing.MadangTest;
import testing.MemberActor;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A log-in beside something that takes away what it was judged by: whichever comes first, no log-in is left that should not be. */
@MadangTest
class LogInOverlapTest {
    private static final CallerAddress HERE = new CallerAddress("10.0.0.1");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    MemberActor actor;

    @BeforeEach
    void aMember() {
        actor = MemberActor.at(port).signsUp();
    }

    @Test
    void opensNoLogInByAPinThatWasChangedAfterItWasJudged() {
        refusesByPin(() -> logIn(new InBetween(context, this::changePin)));
    }

    @Test
    void bindsNoDeviceByAPinThatWasChangedAfterItWasJudged() {
        MemberActor other = actor.withAnotherDevice();
        String ticket = new Api(port).post("/v1/member/log-ins/devices", Map.of("phone", actor.phone)).text("ticket");
        var newDevice = new LogInOnNewDevice(bean(CheckOtp.class), bean(FindMember.class), bean(CheckPin.class),
                bean(BindDevice.class), bean(OpenSession.class), new InBetween(context, this::changePin));
        refusesByPin(() -> newDevice.logIn(ticket, actor.codeFromSms(), new Pin(actor.pin),
                new DeviceKey(other.publicKey(), "다른 전화기"), HERE));
        assertThat(jdbc.sql("select count(*) from member_device where member_id = ?").param(actor.memberId)
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void endsTheLogInThatIsBeingOpenedWhenThePinChanges() throws Exception {
        MemberId member = new MemberId(Long.parseLong(actor.memberId));
        SetPin.Hashed next = bean(SetPin.class).hash(new Pin("730164"));
        new Overlap(context).of(() -> logIn(bean(TransactionTemplate.class)), () -> {
            bean(SetPin.class).set(member, next);
            bean(EndSessions.class).ofMember(member, EndReason.PIN_CHANGED);
        });
        assertThat(living()).isZero();
    }

    @Test
    void endsTheLogInThatIsBeingOpenedWhenTheDeviceIsRevoked() throws Exception {
        new Overlap(context).of(() -> logIn(bean(TransactionTemplate.class)),
                () -> bean(RevokeDevice.class).revoke(new MemberId(Long.parseLong(actor.memberId)), device()));
        assertThat(living()).isZero();
    }

    private void logIn(TransactionTemplate transaction) {
        String challenge = actor.challenge();
        new LogIn(bean(Throttle.class), bean(Challenges.class), bean(FindMember.class), bean(FindDevice.class),
                bean(CheckPin.class), bean(OpenSession.class), transaction)
                .logIn(PhoneNumber.parse(actor.phone), new Pin(actor.pin), device(), challenge,
                        actor.sign(LogIn.message(challenge, device())), HERE);
    }

    private DeviceId device() {
        return new DeviceId(Long.parseLong(actor.deviceId));
    }

    private void changePin() {
        assertThat(actor.put("/v1/member/pin", Map.of("pin", actor.pin, "newPin", "730164")).status()).isEqualTo(204);
    }

    private void refusesByPin(Runnable logIn) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(logIn::run)
                .matches(refused -> refused.code() == MemberError.PIN_WRONG);
        assertThat(living()).isZero();
    }

    /** How many log-ins of the member go on. */
    private int living() {
        return jdbc.sql("select count(*) from member_session where member_id = ? and ended_at is null")
                .param(actor.memberId).query(Integer.class).single();
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
