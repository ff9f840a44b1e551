package member.identity;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import testing.Api.Answer;
import testing.MadangTest;
import testing.MemberActor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class IdentityTest {
    @LocalServerPort
    int port;

    @Test
    void raisesTheTierAndTheNextTokenCarriesIt() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(verify(actor, someDay()).status()).isEqualTo(204);
        assertThat(actor.get("/v1/member/profile").text("tier")).isEqualTo("REAL_NAME");
        String token = actor.refreshes().accessToken;
        String claims = new String(
                Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))), UTF_8);
        assertThat(claims).contains("\"tier\":\"REAL_NAME\"");
        assertThat(verify(actor, someDay()).code()).isEqualTo("IDENTITY_ALREADY_VERIFIED");
    }

    @Test
    void verifiesOnePersonOnce() {
        String day = someDay();
        assertThat(verify(MemberActor.at(port).signsUp(), day).status()).isEqualTo(204);
        Answer second = verify(MemberActor.at(port).signsUp(), day);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("IDENTITY_TAKEN");
    }

    @Test
    void refusesWhatTheServiceDoesNotConfirm() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(verify(actor, "1900-01-01").code()).isEqualTo("IDENTITY_NOT_CONFIRMED");
        assertThat(verify(actor, "1900-01-02").status()).isEqualTo(503);
        assertThat(actor.get("/v1/member/profile").text("tier")).isEqualTo("PHONE");
    }

    private static Answer verify(MemberActor actor, String bornOn) {
        return actor.post("/v1/member/identity-verification", Map.of("bornOn", bornOn));
    }

    /** The person of the sandbox is a name and a day of birth, and all actors have one name. */
    private static String someDay() {
        return java.time.LocalDate.of(1000, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(300_000)).toString();
    }
}
