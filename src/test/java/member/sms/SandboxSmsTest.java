package member.sms;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.ExtendedModelMap;
import testing.Api;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class SandboxSmsTest {
    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SandboxSmsPage page;

    @Test
    void showsTheNewestMessageFirstHoweverThePhoneIsWritten() {
        MemberActor actor = MemberActor.at(port);
        actor.startsSignUp();
        actor.startsSignUp();
        String dashed = actor.phone.substring(0, 3) + "-" + actor.phone.substring(3, 7) + "-"
                + actor.phone.substring(7);
        var answer = new Api(port).get("/sandbox/sms?phone=" + dashed);
        assertThat(answer.body().get("items")).hasSize(2);
        assertThat(answer.text("items/0/message")).contains(actor.codeFromSms());
    }

    @Test
    void keepsNeitherPhoneNorMessageInPlain() {
        MemberActor actor = MemberActor.at(port);
        actor.startsSignUp();
        assertThat(jdbc.sql("select concat(phone, message) from member_sandbox_sms").query(String.class).list())
                .noneMatch(row -> row.contains(actor.phone) || row.contains(actor.codeFromSms()));
    }

    @Test
    void refusesWhatIsNoPhoneNumber() {
        assertThat(new Api(port).get("/sandbox/sms?phone=12345").status()).isEqualTo(400);
    }

    @Test
    void listsTheMessagesForOperators() {
        MemberActor actor = MemberActor.at(port);
        actor.startsSignUp();
        ExtendedModelMap model = new ExtendedModelMap();
        assertThat(page.messages(model)).isEqualTo("member/sms");
        assertThat(model.get("messages").toString()).contains(actor.phone);
    }
}
