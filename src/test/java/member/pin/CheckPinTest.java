package member.pin;

import member.error.MemberError;
import member.person.MemberId;
import member.secret.BusyHash;
import member.secret.SecretHash;
import member.secret.SecretSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.web.DomainException;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@MadangTest
class CheckPinTest {
    @LocalServerPort
    int port;
    @Autowired
    SecretSettings secrets;
    @Autowired
    Environment environment;
    @Autowired
    Pins pins;
    @Autowired
    JdbcClient jdbc;

    @Test
    void countsNoFailureWhereThereIsNoPlaceToJudge() throws Exception {
        MemberActor actor = MemberActor.at(port).signsUp();
        MemberId member = new MemberId(Long.parseLong(actor.memberId));
        SecretHash hash = new SecretHash(secrets, environment);
        CheckPin check = new CheckPin(pins, hash);
        BusyHash.during(hash, () -> assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> check.check(member, new Pin(actor.pin)))
                .matches(refused -> refused.code() == MemberError.CHECKS_OVERLOADED));
        assertThat(jdbc.sql("select failures from member_pin where member_id = ?").params(member.value())
                .query(Integer.class).single()).isZero();
    }

    /** Whose token is good for some seconds yet. */
    @Test
    void refusesWhoHasJustLeft(@Autowired CheckPin check) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> check.check(new MemberId(1), new Pin("739154")))
                .matches(refused -> refused.code() == MemberError.PIN_WRONG);
    }
}
