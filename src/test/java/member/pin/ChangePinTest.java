package member.pin;

import java.util.Map;

import member.error.MemberError;
import member.person.MemberId;
import member.profile.FindMember;
import member.session.EndSessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.web.DomainException;
import testing.InBetween;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MadangTest
class ChangePinTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    @Test
    void takesTheNewPinFromThenOnAndEndsAllLogIns() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(change(actor, actor.pin, "730164")).isEqualTo(204);
        assertThat(actor.get("/v1/member/profile").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(actor.triesToLogIn().code()).isEqualTo("PIN_WRONG");
        actor.pin = "730164";
        assertThat(actor.triesToLogIn().status()).isEqualTo(200);
    }

    @Test
    void refusesAWrongPresentPinAndATrivialNewOne() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(change(actor, "739154", "730164")).isEqualTo(422);
        assertThat(change(actor, actor.pin, "111111")).isEqualTo(422);
        assertThat(actor.triesToLogIn().status()).isEqualTo(200);
    }

    @Test
    void refusesAChangeByAPinThatIsNoneAnyMore() {
        MemberActor actor = MemberActor.at(port).signsUp();
        MemberId member = new MemberId(Long.parseLong(actor.memberId));
        ChangePin change = new ChangePin(context.getBean(FindMember.class), context.getBean(CheckPin.class),
                context.getBean(SetPin.class), context.getBean(EndSessions.class),
                new InBetween(context, () -> change(actor, actor.pin, "730164")));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> change.change(member, new Pin(actor.pin), new Pin("850931")))
                .matches(refused -> refused.code() == MemberError.PIN_WRONG);
        actor.pin = "730164";
        assertThat(actor.triesToLogIn().status()).as("the first change stands").isEqualTo(200);
    }

    private static int change(MemberActor actor, String present, String next) {
        return actor.put("/v1/member/pin", Map.of("pin", present, "newPin", next)).status();
    }
}
