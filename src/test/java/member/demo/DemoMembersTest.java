package member.demo;

import member.person.PhoneIndex;
import member.secret.SecretHash;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.FieldEncryption;
import platform.demo.DemoIds;
import platform.demo.DemoScale;
import platform.demo.KoreanNames;
import testing.DemoPhone;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class DemoMembersTest {
    @LocalServerPort
    int port;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    FieldEncryption encryption;
    @Autowired
    PhoneIndex phones;
    @Autowired
    SecretHash hash;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void logInWithTheCredentialsThatAreShown() {
        DemoScale scale = new DemoScale(true, 7, 1000, 100, 20_000);
        DemoMembers demo = new DemoMembers(jdbc, encryption, phones, hash, scale);
        transaction.executeWithoutResult(status -> demo.write(901, 910));

        MemberActor actor = DemoPhone.of(port, 905);
        assertThat(actor.logsIn().get("/v1/member/profile").text("memberId"))
                .isEqualTo(DemoIds.member(905).toString());
        assertThat(actor.get("/v1/member/profile").text("name")).isEqualTo(KoreanNames.ofMember(scale, 905));
    }
}
