package member.session;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import testing.Api.Answer;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class SessionTest {
    @LocalServerPort
    int port;

    @Test
    void changesARefreshTokenForANewPair() {
        MemberActor actor = MemberActor.at(port).signsUp();
        String first = actor.refreshToken;
        actor.refreshes();
        assertThat(actor.refreshToken).isNotEqualTo(first);
        assertThat(actor.get("/v1/member/profile").status()).isEqualTo(200);
        assertThat(actor.refreshes().get("/v1/member/profile").status()).isEqualTo(200);
    }

    @Test
    void endsTheWholeLogInWhenARefreshTokenComesTwice() {
        MemberActor actor = MemberActor.at(port).signsUp();
        String stolen = actor.refreshToken;
        actor.refreshes();
        Answer reused = actor.triesToRefresh(stolen);
        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.code()).isEqualTo("REFRESH_REFUSED");
        assertThat(actor.triesToRefresh(actor.refreshToken).code()).isEqualTo("REFRESH_REFUSED");
        assertThat(actor.get("/v1/member/profile").code()).isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void letsOneOfManyWhoUseARefreshTokenAtOnceHaveItAndEndsTheLogIn() {
        MemberActor actor = MemberActor.at(port).signsUp();
        List<Answer> answers = IntStream.range(0, 8).parallel()
                .mapToObj(i -> actor.triesToRefresh(actor.refreshToken)).toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(actor.get("/v1/member/profile").status()).isEqualTo(401);
    }

    @Test
    void endsThisLogInAloneByLogOut() {
        MemberActor first = MemberActor.at(port).signsUp();
        MemberActor second = first.withAnotherDevice().logsInOnNewDevice();
        assertThat(first.post("/v1/member/log-out", null).status()).isEqualTo(204);
        assertThat(first.get("/v1/member/profile").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(first.triesToRefresh(first.refreshToken).code()).isEqualTo("REFRESH_REFUSED");
        assertThat(second.get("/v1/member/profile").status()).isEqualTo(200);
    }

    @Test
    void endsAllLogInsByLogOutEverywhere() {
        MemberActor first = MemberActor.at(port).signsUp();
        MemberActor second = first.withAnotherDevice().logsInOnNewDevice();
        assertThat(first.post("/v1/member/log-out-everywhere", null).status()).isEqualTo(204);
        assertThat(first.get("/v1/member/profile").status()).isEqualTo(401);
        assertThat(second.get("/v1/member/profile").status()).isEqualTo(401);
        assertThat(second.triesToRefresh(second.refreshToken).code()).isEqualTo("REFRESH_REFUSED");
        assertThat(first.logsIn().get("/v1/member/profile").status()).isEqualTo(200);
    }

    @Test
    void refusesATokenThatItNeverGave() {
        assertThat(MemberActor.at(port).triesToRefresh("A".repeat(43)).code()).isEqualTo("REFRESH_REFUSED");
    }
}
