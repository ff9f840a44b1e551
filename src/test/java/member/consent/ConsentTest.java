package member.consent;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.Api;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class ConsentTest {
    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;

    @Test
    void showsTheTermsInForceInTheReadersLanguage() {
        Api api = new Api(port);
        assertThat(api.get("/v1/member/sign-ups/terms", "Accept-Language", "ko").text("items/0/title"))
                .isEqualTo("전자금융거래 이용약관");
        assertThat(api.get("/v1/member/sign-ups/terms", "Accept-Language", "en").text("items/0/title"))
                .isEqualTo("Terms of electronic financial transactions");
    }

    @Test
    void givesAndWithdrawsMarketingAndKeepsEveryAnswer() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(granted(actor, "MARKETING")).isFalse();
        assertThat(actor.put("/v1/member/consents", MemberActor.consent("MARKETING", true)).status()).isEqualTo(200);
        assertThat(granted(actor, "MARKETING")).isTrue();
        actor.put("/v1/member/consents", MemberActor.consent("MARKETING", true));
        actor.put("/v1/member/consents", MemberActor.consent("MARKETING", false));
        assertThat(granted(actor, "MARKETING")).isFalse();
        assertThat(jdbc.sql("""
                select granted from member_consent_history where member_id = ? and purpose = 'MARKETING'
                order by id""").params(Long.parseLong(actor.memberId)).query(Boolean.class).list())
                .containsExactly(false, true, false);
    }

    @Test
    void refusesToWithdrawWhatMembershipRestsOn() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(actor.put("/v1/member/consents", MemberActor.consent("PRIVACY", false)).code())
                .isEqualTo("CONSENT_REQUIRED");
    }

    @Test
    void refusesTermsThatDoNotExistAndVersionsThatAreNotInForce() {
        MemberActor actor = MemberActor.at(port).signsUp();
        assertThat(actor.put("/v1/member/consents", MemberActor.consent("NOTHING", true)).code())
                .isEqualTo("TERMS_NOT_FOUND");
        assertThat(actor.put("/v1/member/consents", Map.of("purpose", "MARKETING", "version", 2, "granted", true))
                .code()).isEqualTo("CONSENT_OUTDATED");
    }

    private static boolean granted(MemberActor actor, String purpose) {
        for (var item : actor.get("/v1/member/consents").body().get("items")) {
            if (item.get("purpose").asString().equals(purpose)) {
                return item.get("granted").asBoolean();
            }
        }
        throw new AssertionError(purpose + " is not shown");
    }
}
