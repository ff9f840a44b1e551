package member.signup;

import java.util.List;
import java.util.Map;

import member.secret.BusyHash;
import member.secret.SecretHash;
import member.throttle.Limit;
import member.throttle.Throttle;
import member.throttle.UsedUp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;
import static testing.MemberActor.consent;

@MadangTest
class SignUpTest {
    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SecretHash hash;
    @Autowired
    Throttle throttle;

    @Test
    void makesAMemberWhoIsLoggedIn() {
        MemberActor actor = MemberActor.at(port).signsUp();
        Answer profile = actor.get("/v1/member/profile");
        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.text("memberId")).isEqualTo(actor.memberId);
        assertThat(profile.text("name")).isEqualTo("김마당");
        assertThat(profile.text("phone")).isEqualTo(actor.phone);
        assertThat(profile.text("tier")).isEqualTo("PHONE");
    }

    @Test
    void storesPhoneNameAndPinSoThatTheTablesDoNotTellThem() {
        MemberActor actor = MemberActor.at(port).signsUp();
        Map<String, Object> row = jdbc.sql("""
                select m.phone, m.phone_index, m.name, p.hash from member_member m
                join member_pin p on p.member_id = m.id where m.id = ?""").params(Long.parseLong(actor.memberId))
                .query().singleRow();
        assertThat(row.values()).noneMatch(value -> value.toString().contains(actor.phone))
                .noneMatch(value -> value.toString().contains("김마당"))
                .noneMatch(value -> value.toString().contains("argon2"));
    }

    @Test
    void refusesAWrongCodeAndEndsTheTicketAfterFive() {
        MemberActor actor = MemberActor.at(port);
        String ticket = actor.startsSignUp().text("ticket");
        String code = actor.codeFromSms();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(actor.verifies(ticket, wrong).code()).isEqualTo("CODE_WRONG");
        }
        assertThat(actor.verifies(ticket, code).code()).isEqualTo("TICKET_OVER");
    }

    @Test
    void takesARightCodeTwiceForAnAnswerThatGotLost() {
        MemberActor actor = MemberActor.at(port);
        String ticket = actor.startsSignUp().text("ticket");
        assertThat(actor.verifies(ticket, actor.codeFromSms()).status()).isEqualTo(204);
        assertThat(actor.verifies(ticket, actor.codeFromSms()).status()).isEqualTo(204);
    }

    @Test
    void refusesToCompleteBeforeTheCodeIsVerified() {
        MemberActor actor = MemberActor.at(port);
        String ticket = actor.startsSignUp().text("ticket");
        Answer answer = actor.completesSignUp(ticket, "김마당", MemberActor.CONSENTS);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("CODE_NOT_VERIFIED");
    }

    @Test
    void usesATicketOnce() {
        MemberActor actor = MemberActor.at(port);
        String ticket = actor.verifiesPhone();
        assertThat(actor.completesSignUp(ticket, "김마당", MemberActor.CONSENTS).status()).isEqualTo(201);
        assertThat(actor.completesSignUp(ticket, "김마당", MemberActor.CONSENTS).code()).isEqualTo("TICKET_OVER");
    }

    @Test
    void answersTheSameForAPhoneOfAMemberUntilThePhoneIsProved() {
        MemberActor member = MemberActor.at(port).signsUp();
        Answer known = member.startsSignUp();
        Answer unknown = MemberActor.at(port).startsSignUp();
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(201);
        assertThat(known.body().propertyNames()).containsExactlyElementsOf(unknown.body().propertyNames());
        member.verifies(known.text("ticket"), member.codeFromSms());
        assertThat(member.completesSignUp(known.text("ticket"), "김마당", MemberActor.CONSENTS).code())
                .isEqualTo("ALREADY_MEMBER");
    }

    @Test
    void refusesAPinThatIsTriedFirst() {
        MemberActor actor = MemberActor.at(port);
        actor.pin = "123456";
        Answer answer = actor.completesSignUp(actor.verifiesPhone(), "김마당", MemberActor.CONSENTS);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("PIN_TRIVIAL");
    }

    @Test
    void refusesADeviceThatDoesNotHoldItsKey() {
        MemberActor actor = MemberActor.at(port);
        String ticket = actor.verifiesPhone();
        Map<String, Object> device = Map.of("name", "전화기", "publicKey", actor.publicKey(), "signature",
                actor.sign("madang.member.device.v1\nanother ticket\n" + actor.publicKey()));
        Answer answer = new testing.Api(port).post("/v1/member/sign-ups/completion", Map.of("ticket", ticket, "name",
                "김마당", "pin", actor.pin, "device", device, "consents", MemberActor.CONSENTS));
        assertThat(answer.code()).isEqualTo("DEVICE_PROOF_INVALID");
    }

    @Test
    void refusesWhenARequiredConsentIsMissingAndKeepsTheTicket() {
        MemberActor actor = MemberActor.at(port);
        String ticket = actor.verifiesPhone();
        Answer answer = actor.completesSignUp(ticket, "김마당",
                List.of(consent("SERVICE", true), consent("PRIVACY", true)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("CONSENT_MISSING");
        assertThat(actor.completesSignUp(ticket, "김마당", MemberActor.CONSENTS).status()).isEqualTo(201);
    }

    @Test
    void refusesConsentToAVersionThatIsNotInForce() {
        MemberActor actor = MemberActor.at(port);
        Answer answer = actor.completesSignUp(actor.verifiesPhone(), "김마당", List.of(consent("SERVICE", true),
                consent("ELECTRONIC_FINANCE", true), Map.of("purpose", "PRIVACY", "version", 9, "granted", true)));
        assertThat(answer.code()).isEqualTo("CONSENT_OUTDATED");
    }

    /** Each costs a core for tens of milliseconds: one verified phone would be enough to take all of them. */
    @Test
    void hashesThePinOnlyOfWhoWouldBeLetJoin() throws Exception {
        MemberActor actor = MemberActor.at(port);
        String ticket = actor.verifiesPhone();
        MemberActor member = MemberActor.at(port).signsUp();
        String again = member.verifiesPhone();
        BusyHash.during(hash, () -> {
            assertThat(actor.completesSignUp(ticket, "김마당", List.of()).code()).isEqualTo("CONSENT_MISSING");
            assertThat(member.completesSignUp(again, "김마당", MemberActor.CONSENTS).code()).isEqualTo("ALREADY_MEMBER");
            UsedUp.by(throttle, Limit.SIGN_UPS_PER_PHONE, actor.phone);
            assertThat(actor.completesSignUp(ticket, "김마당", MemberActor.CONSENTS).code())
                    .isEqualTo("TOO_MANY_ATTEMPTS");
        });
    }

    @Test
    void sendsTheCodeAlsoToWhoHasACookieOfAnotherLanguage() {
        MemberActor actor = MemberActor.at(port);
        for (String path : List.of("sign-ups", "log-ins/devices", "pin-resets")) {
            assertThat(new Api(port).post("/v1/member/" + path, Map.of("phone", actor.phone), "Cookie", "lang=fr")
                    .status()).as(path).isEqualTo(201);
        }
    }

    @Test
    void limitsTheCodesSentToOnePhone() {
        MemberActor actor = MemberActor.at(port);
        int sent = 0;
        Answer refused = actor.startsSignUp();
        // Counted anew where ten minutes end in between.
        while (refused.status() == 201 && sent < 10) {
            sent++;
            refused = actor.startsSignUp();
        }
        assertThat(sent).isGreaterThanOrEqualTo(5);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow())).isBetween(1L, 600L);
    }
}
