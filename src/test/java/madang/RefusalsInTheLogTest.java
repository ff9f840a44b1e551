package madang;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.LogLines;
import testing.LogLines.ThrowingRunnable;
import testing.MadangTest;
import testing.MemberActor;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is known and tries what they may not, and who tries to be somebody else, is found in the log by their number. */
@MadangTest
class RefusalsInTheLogTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    private static List<String> lines(ThrowingRunnable tries) throws Exception {
        return LogLines.during(Logger.ROOT_LOGGER_NAME, tries).stream().map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void saysWhoOfTheStaffWantedWhat() throws Exception {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        assertThat(lines(() -> {
            assertThat(actor.opens("/ops/staff").statusCode()).isEqualTo(403);
            assertThat(actor.sends("/ops/audit/verification", Map.of(), "planted").statusCode()).isEqualTo(403);
        })).contains("GET to /ops/staff of " + person.id() + ": FORBIDDEN",
                "POST to /ops/audit/verification of " + person.id() + ": CSRF_TOKEN_INVALID");
    }

    /** Anybody could fill the log, and write into it what they like. */
    @Test
    void saysNothingOfStrangers() throws Exception {
        assertThat(lines(() -> {
            assertThat(StaffActor.at(port).sends("/ops/of-a-stranger", Map.of(), "planted").statusCode())
                    .isEqualTo(403);
            assertThat(StaffActor.at(port).opens("/ops/of-a-stranger").statusCode()).isEqualTo(302);
        })).noneMatch(line -> line.contains("of-a-stranger"));
    }

    @Test
    void saysWhosePinAndDeviceWereTriedInVain() throws Exception {
        MemberActor member = MemberActor.at(port).signsUp();
        member.pin = "906142";
        String challenge = member.challenge();
        assertThat(lines(() -> {
            assertThat(member.triesToLogIn(challenge).code()).isEqualTo("PIN_WRONG");
            assertThat(member.triesToLogIn(challenge).code()).as("used").isEqualTo("LOG_IN_REFUSED");
        })).contains("A PIN of member " + Long.parseLong(member.memberId) + " was refused",
                "A log-in of device " + Long.parseLong(member.deviceId) + " was refused");
    }
}
