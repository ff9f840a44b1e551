package member.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

import member.error.MemberError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.BlindIndex;
import platform.id.Ids;
import platform.web.DomainException;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class ThrottleTest {
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    BlindIndex index;
    @Autowired
    Ids ids;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T00:00:10Z"));

    @Test
    void refusesWhatIsBeyondTheLimitUntilTheWindowIsOver() {
        Throttle throttle = throttle(3);
        String address = "10.0.0." + ids.nextLong();
        IntStream.range(0, 3).forEach(i -> throttle.count(Limit.CODES_PER_ADDRESS, address));
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> throttle.count(Limit.CODES_PER_ADDRESS, address))
                .matches(refused -> refused.code() == MemberError.TOO_MANY_ATTEMPTS)
                .matches(refused -> Duration.ofSeconds(3590).equals(refused.retryAfter()));
        throttle.count(Limit.CODES_PER_ADDRESS, address + " another");
        clock.move(Duration.ofHours(1));
        throttle.count(Limit.CODES_PER_ADDRESS, address);
    }

    @Test
    void countsWhatIsRolledBackAround() {
        Throttle throttle = throttle(1);
        String address = "10.0.1." + ids.nextLong();
        transaction.executeWithoutResult(status -> {
            throttle.count(Limit.CODES_PER_ADDRESS, address);
            status.setRollbackOnly();
        });
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> throttle.count(Limit.CODES_PER_ADDRESS, address));
    }

    @Test
    void letsNoMoreThanTheLimitThroughAtOnce() {
        Throttle throttle = throttle(5);
        String address = "10.0.2." + ids.nextLong();
        long passed = IntStream.range(0, 20).parallel().filter(i -> {
            try {
                throttle.count(Limit.CODES_PER_ADDRESS, address);
                return true;
            } catch (DomainException e) {
                return false;
            }
        }).count();
        assertThat(passed).isEqualTo(5);
    }

    @Test
    void allowsNothingWhenItCannotCount() {
        JdbcClient broken = JdbcClient.create(new org.springframework.jdbc.datasource.AbstractDataSource() {
            @Override
            public java.sql.Connection getConnection() throws java.sql.SQLException {
                throw new java.sql.SQLException("down");
            }

            @Override
            public java.sql.Connection getConnection(String user, String password) throws java.sql.SQLException {
                return getConnection();
            }
        });
        Throttle throttle = new Throttle(broken, transactions, index, new ThrottleProperties(Map.of()), clock);
        assertThatThrownBy(() -> throttle.count(Limit.CODES_PER_ADDRESS, "10.0.3.1"))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void storesNoSubjectInPlain() {
        String address = "10.0.4." + ids.nextLong();
        throttle(1).count(Limit.CODES_PER_ADDRESS, address);
        assertThat(jdbc.sql("select count(*) from member_throttle where subject = ?").params(address)
                .query(Integer.class).single()).isZero();
    }

    private Throttle throttle(int most) {
        return new Throttle(jdbc, transactions, index, new ThrottleProperties(Map.of(Limit.CODES_PER_ADDRESS, most)),
                clock);
    }
}
