package member.pin;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class ChangePinTest {
    @LocalServerPort
    int port;

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

    private static int change(MemberActor actor, String present, String next) {
        return actor.put("/v1/member/pin", Map.of("pin", present, "newPin", next)).status();
    }
}
