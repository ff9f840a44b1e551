package member.pinreset;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

import member.person.Opaque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.MemberActor;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class PinResetTest {
    private static final String NEW_PIN = "730164";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    Api api;
    MemberActor member;

    @BeforeEach
    void join() {
        api = new Api(port);
        member = MemberActor.at(port).signsUp();
    }

    @Test
    void takesTheNewPinFromThenOnAndEndsAllLogIns() {
        assertThat(reset(verifiedTicket("DEVICE"), signedBy(member)).status()).isEqualTo(204);

        assertThat(member.get("/v1/member/profile").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(member.triesToRefresh(member.refreshToken).code()).isEqualTo("REFRESH_REFUSED");
        assertThat(member.triesToLogIn().code()).isEqualTo("PIN_WRONG");
        member.pin = NEW_PIN;
        assertThat(member.triesToLogIn().status()).isEqualTo(200);
    }

    @Test
    void tellsOnlyWhoHasThePhoneWhetherItIsAMembers() {
        MemberActor stranger = MemberActor.at(port);
        Answer started = api.post("/v1/member/pin-resets", Map.of("phone", stranger.phone));

        assertThat(started.status()).isEqualTo(201);
        assertThat(verify(started.text("ticket"), stranger.codeFromSms()).code()).isEqualTo("NOT_A_MEMBER");
    }

    @Test
    void isNotContentWithThePhoneAlone() {
        String ticket = verifiedTicket("DEVICE");
        MemberActor thief = member.withAnotherDevice();
        thief.deviceId = member.deviceId;
        MemberActor other = MemberActor.at(port).signsUp();

        assertThat(reset(ticket, Map.of()).code()).isEqualTo("PROOF_MISSING");
        assertThat(reset(ticket, signedBy(thief)).code()).isEqualTo("DEVICE_PROOF_INVALID");
        assertThat(reset(ticket, signedBy(other)).code()).isEqualTo("DEVICE_PROOF_INVALID");
        assertThat(member.triesToLogIn().status()).as("the old PIN").isEqualTo(200);
    }

    @Test
    void asksTheIdentityServiceAboutWhoIsVerified() {
        LocalDate bornOn = LocalDate.of(1000, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(300_000));
        assertThat(member.post("/v1/member/identity-verification", Map.of("bornOn", bornOn.toString())).status())
                .isEqualTo(204);
        String ticket = verifiedTicket("IDENTITY");

        assertThat(reset(ticket, signedBy(member)).code()).isEqualTo("PROOF_MISSING");
        assertThat(reset(ticket, Map.of("bornOn", bornOn.plusDays(1).toString())).code())
                .isEqualTo("IDENTITY_NOT_CONFIRMED");
        assertThat(reset(ticket, Map.of("bornOn", bornOn.toString())).status()).isEqualTo(204);
        member.pin = NEW_PIN;
        assertThat(member.triesToLogIn().status()).isEqualTo(200);
    }

    @Test
    void refusesADayOfBirthThatNobodyWrites() {
        String ticket = verifiedTicket("DEVICE");
        Map<String, Object> proof = new HashMap<>(member.proofForNewPin(ticket));
        proof.put("bornOn", "-0001-01-01");

        assertThat(reset(ticket, proof).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void letsALockAfterWrongPinsGoOn() {
        String right = member.pin;
        member.pin = "739154";
        for (int i = 0; i < 5; i++) {
            assertThat(member.triesToLogIn().code()).isEqualTo("PIN_WRONG");
        }
        member.pin = right;

        assertThat(reset(verifiedTicket("DEVICE"), signedBy(member)).status()).isEqualTo(204);

        member.pin = NEW_PIN;
        assertThat(member.triesToLogIn().code()).isEqualTo("PIN_LOCKED");
        transaction.executeWithoutResult(
                status -> jdbc.sql("update member_pin set locked_until = '2020-01-01' where member_id = ?")
                        .params(Long.parseLong(member.memberId)).update());
        assertThat(member.triesToLogIn().status()).isEqualTo(200);
    }

    @Test
    void takesATicketOnceAndOnlyWithItsCode() {
        String ticket = api.post("/v1/member/pin-resets", Map.of("phone", member.phone)).text("ticket");
        assertThat(reset(ticket, signedBy(member)).code()).isEqualTo("CODE_NOT_VERIFIED");
        assertThat(verify(ticket, member.codeFromSms()).status()).isEqualTo(200);
        assertThat(reset(ticket, signedBy(member)).status()).isEqualTo(204);
        assertThat(reset(ticket, signedBy(member)).code()).isEqualTo("TICKET_OVER");

        String forDevice = api.post("/v1/member/log-ins/devices", Map.of("phone", member.phone)).text("ticket");
        assertThat(verify(forDevice, member.codeFromSms()).code()).as("a code for something else")
                .isEqualTo("TICKET_OVER");
    }

    @Test
    void refusesATrivialPin() {
        assertThat(reset(verifiedTicket("DEVICE"), signedBy(member), "111111").code()).isEqualTo("PIN_TRIVIAL");
    }

    @Test
    void allowsFiveTriesADay() {
        String ticket = verifiedTicket("DEVICE");
        for (int i = 0; i < 5; i++) {
            assertThat(reset(ticket, Map.of()).code()).isEqualTo("PROOF_MISSING");
        }

        Answer sixth = reset(ticket, signedBy(member));

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.code()).isEqualTo("TOO_MANY_ATTEMPTS");
    }

    /** The other transaction has written more, so that the database gives up the one of the new PIN. */
    @Test
    void takesTheNewPinAfterADeadlock() throws Exception {
        String ticket = verifiedTicket("DEVICE");
        AtomicReference<Answer> answer = new AtomicReference<>();

        new Overlap(context).of(() -> {
            for (int i = 0; i < 50; i++) {
                jdbc.sql("update member_pin set failures = failures + 1 where member_id = ?").param(member.memberId)
                        .update();
            }
        }, () -> answer.set(reset(ticket, signedBy(member))),
                () -> jdbc.sql("select 1 from member_otp where ticket_hash = ? for update").param(Opaque.hash(ticket))
                        .query(Integer.class).single());

        assertThat(answer.get().status()).isEqualTo(204);
    }

    private String verifiedTicket(String demanded) {
        String ticket = api.post("/v1/member/pin-resets", Map.of("phone", member.phone)).text("ticket");
        Answer verified = verify(ticket, member.codeFromSms());
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.text("demands")).isEqualTo(demanded);
        return ticket;
    }

    private Answer verify(String ticket, String code) {
        return api.post("/v1/member/pin-resets/verification", Map.of("ticket", ticket, "code", code));
    }

    /** What the app adds for a ticket: marked so that {@link #reset} has the actor sign it. */
    private static Map<String, Object> signedBy(MemberActor actor) {
        return Map.of("actor", actor);
    }

    private Answer reset(String ticket, Map<String, Object> proof) {
        return reset(ticket, proof, NEW_PIN);
    }

    private Answer reset(String ticket, Map<String, Object> proof, String pin) {
        Map<String, Object> body = new HashMap<>(proof);
        body.put("ticket", ticket);
        body.put("newPin", pin);
        if (body.remove("actor") instanceof MemberActor actor) {
            body.putAll(actor.proofForNewPin(ticket));
        }
        return api.post("/v1/member/pin-resets/completion", body);
    }
}
