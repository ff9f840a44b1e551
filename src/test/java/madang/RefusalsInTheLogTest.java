package madang;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import member.staff.TestStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
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

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        root().addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(appender);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void saysWhoOfTheStaffWantedWhat() {
        TestStaff person = TestStaff.operator(context);
        StaffActor actor = person.logsIn(port);
        assertThat(actor.opens("/ops/staff").statusCode()).isEqualTo(403);
        assertThat(actor.sends("/ops/audit/verification", Map.of(), "planted").statusCode()).isEqualTo(403);
        assertThat(lines).contains("GET to /ops/staff of " + person.id() + ": FORBIDDEN",
                "POST to /ops/audit/verification of " + person.id() + ": CSRF_TOKEN_INVALID");
    }

    /** Anybody could fill the log, and write into it what they like. */
    @Test
    void saysNothingOfStrangers() {
        assertThat(StaffActor.at(port).sends("/ops/of-a-stranger", Map.of(), "planted").statusCode()).isEqualTo(403);
        assertThat(StaffActor.at(port).opens("/ops/of-a-stranger").statusCode()).isEqualTo(302);
        assertThat(lines).noneMatch(line -> line.contains("of-a-stranger"));
    }

    @Test
    void saysWhosePinAndDeviceWereTriedInVain() {
        MemberActor member = MemberActor.at(port).signsUp();
        member.pin = "906142";
        String challenge = member.challenge();
        assertThat(member.triesToLogIn(challenge).code()).isEqualTo("PIN_WRONG");
        assertThat(member.triesToLogIn(challenge).code()).as("used").isEqualTo("LOG_IN_REFUSED");
        assertThat(lines).contains("A PIN of member " + Long.parseLong(member.memberId) + " was refused",
                "A log-in of device " + Long.parseLong(member.deviceId) + " was refused");
    }
}
