package member.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.person.Opaque;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.UtcColumn;
import platform.web.limits.CallerAddress;

/** What a device signs to log in: new each time, and good once. */
@Component
class Challenges {
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Throttle throttle;
    private final Clock clock;

    Challenges(JdbcClient jdbc, TransactionTemplate transaction, Throttle throttle, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.throttle = throttle;
        this.clock = clock;
    }

    record Challenge(String value, Instant expiresAt) {}

    Challenge issue(CallerAddress to) {
        throttle.count(Limit.CHALLENGES_PER_ADDRESS, to.value());
        Challenge challenge = new Challenge(Opaque.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS).plus(LIFETIME));
        transaction.executeWithoutResult(
                status -> jdbc.sql("insert into member_challenge (challenge_hash, expires_at) values (?, ?)")
                        .params(Opaque.hash(challenge.value()), UtcColumn.of(challenge.expiresAt())).update());
        return challenge;
    }

    /** Uses a challenge up; false if it is none of ours, was used, or ran out. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean use(String challenge) {
        return jdbc.sql("delete from member_challenge where challenge_hash = ? and expires_at > ?")
                .params(Opaque.hash(challenge), UtcColumn.of(clock.instant())).update() == 1;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    @Transactional
    public void forget() {
        jdbc.sql("delete from member_challenge where expires_at < ? limit 10000")
                .params(UtcColumn.of(clock.instant())).update();
    }
}
