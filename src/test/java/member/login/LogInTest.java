package member.login;

import java.util.List;
import java.util.stream.IntStream;

import member.person.MemberId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import testing.Api.Answer;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class LogInTest {
    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void givesTokensForPhonePinAndDevice() {
        MemberActor actor = MemberActor.at(port).signsUp();
        String before = actor.accessToken;
        actor.logsIn();
        assertThat(actor.accessToken).isNotEqualTo(before);
        assertThat(actor.get("/v1/member/profile").status()).isEqualTo(200);
    }

    @Test
    void locksAfterFiveWrongPinsForLongerEachTime() {
        MemberActor actor = MemberActor.at(port).signsUp();
        String right = actor.pin;
        actor.pin = "739154";
        for (int i = 0; i < 5; i++) {
            assertThat(actor.triesToLogIn().code()).isEqualTo("PIN_WRONG");
        }
        List<Long> waits = IntStream.range(0, 3).mapToObj(i -> {
            actor.pin = right;
            Answer locked = actor.triesToLogIn();
            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.code()).isEqualTo("PIN_LOCKED");
            unlock(actor);
            actor.pin = "739154";
            assertThat(actor.triesToLogIn().code()).isEqualTo("PIN_WRONG");
            return Long.parseLong(locked.headers().firstValue("Retry-After").orElseThrow());
        }).toList();
        assertThat(waits.get(0)).isBetween(50L, 60L);
        assertThat(waits.get(1)).isBetween(290L, 300L);
        assertThat(waits.get(2)).isBetween(1790L, 1800L);
        unlock(actor);
        actor.pin = right;
        assertThat(actor.triesToLogIn().status()).isEqualTo(200);
    }

    @Test
    void countsManyTriesAtOnceEachForItself() {
        MemberActor actor = MemberActor.at(port).signsUp();
        actor.pin = "739154";
        List<String> codes = IntStream.range(0, 12).parallel().mapToObj(i -> actor.triesToLogIn().code()).toList();
        assertThat(codes).filteredOn("PIN_WRONG"::equals).hasSize(5);
        assertThat(codes).filteredOn("PIN_LOCKED"::equals).hasSize(7);
    }

    @Test
    void saysTheSameToStrangersWhetherOrNotThePhoneIsAMembers() {
        MemberActor member = MemberActor.at(port).signsUp();
        MemberActor thief = member.withAnotherDevice();
        thief.deviceId = member.deviceId;
        MemberActor nobody = MemberActor.at(port);
        nobody.deviceId = member.deviceId;
        Answer known = thief.triesToLogIn();
        Answer unknown = nobody.triesToLogIn();
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(401);
        assertThat(known.code()).isEqualTo(unknown.code()).isEqualTo("LOG_IN_REFUSED");
        thief.pin = "739154";
        for (int i = 0; i < 6; i++) {
            assertThat(thief.triesToLogIn().code()).isEqualTo("LOG_IN_REFUSED");
        }
        assertThat(member.triesToLogIn().status()).as("the owner is not locked out by strangers").isEqualTo(200);
    }

    @Test
    void limitsStrangersByPhoneWithoutKeepingTheOwnerOut() {
        MemberActor member = MemberActor.at(port).signsUp();
        MemberActor thief = member.withAnotherDevice();
        thief.deviceId = member.deviceId;
        int tries = 0;
        String code = thief.triesToLogIn().code();
        // Counted anew where ten minutes end in between.
        while (code.equals("LOG_IN_REFUSED") && tries < 60) {
            tries++;
            code = thief.triesToLogIn().code();
        }
        assertThat(code).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(tries).isGreaterThanOrEqualTo(30);
        assertThat(member.triesToLogIn().status()).isEqualTo(200);
    }

    @Test
    void takesAChallengeOnce() {
        MemberActor actor = MemberActor.at(port).signsUp();
        String challenge = actor.challenge();
        assertThat(actor.triesToLogIn(challenge).status()).isEqualTo(200);
        assertThat(actor.triesToLogIn(challenge).code()).isEqualTo("LOG_IN_REFUSED");
    }

    @Test
    void bindsANewDeviceWithCodeAndPin() {
        MemberActor first = MemberActor.at(port).signsUp();
        MemberActor second = first.withAnotherDevice().logsInOnNewDevice();
        assertThat(second.deviceId).isNotEqualTo(first.deviceId);
        assertThat(second.get("/v1/member/devices").body().get("items")).hasSize(2);
        assertThat(second.logsIn().get("/v1/member/profile").text("memberId")).isEqualTo(first.memberId);
    }

    @Test
    void refusesANewDeviceWithAWrongPinAndKeepsTheCode() {
        MemberActor first = MemberActor.at(port).signsUp();
        MemberActor second = first.withAnotherDevice();
        String ticket = new testing.Api(port)
                .post("/v1/member/log-ins/devices", java.util.Map.of("phone", first.phone)).text("ticket");
        second.pin = "739154";
        assertThat(second.triesNewDevice(ticket, second.codeFromSms()).code()).isEqualTo("PIN_WRONG");
        second.pin = first.pin;
        assertThat(second.triesNewDevice(ticket, second.codeFromSms()).status()).isEqualTo(201);
    }

    @Test
    void tellsOnlyTheHolderOfThePhoneThatItIsNobodys() {
        MemberActor nobody = MemberActor.at(port);
        assertThat(nobody.triesNewDevice().code()).isEqualTo("NOT_A_MEMBER");
    }

    private void unlock(MemberActor actor) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("update member_pin set locked_until = '2020-01-01 00:00:00' where member_id = ?")
                        .params(new MemberId(Long.parseLong(actor.memberId)).value()).update());
    }
}
