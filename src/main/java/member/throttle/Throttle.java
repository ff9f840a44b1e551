package member.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import member.error.MemberError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.BlindIndex;
import platform.crypto.Normalised;
import platform.time.UtcColumn;
import platform.web.DomainException;

/**
 * Counts attempts in fixed windows, for all instances together. It fails closed: without the database nothing is allowed.
 * An attempt is counted before it is judged and in a transaction of its own, so that neither a refusal nor many at once
 * get around it.
 */
@Component
public class Throttle {
    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final BlindIndex index;
    private final ThrottleProperties properties;
    private final Clock clock;

    Throttle(JdbcClient jdbc, PlatformTransactionManager transactions, BlindIndex index, ThrottleProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.index = index;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Counts one attempt.
     *
     * @param subject who or what is counted, in plain; a keyed hash of it is stored
     * @throws DomainException {@link MemberError#TOO_MANY_ATTEMPTS} when the window is used up
     */
    public void count(Limit limit, String subject) {
        Instant now = clock.instant();
        Instant start = Instant
                .ofEpochSecond(now.getEpochSecond() / limit.window.toSeconds() * limit.window.toSeconds());
        LocalDateTime window = UtcColumn.of(start);
        String key = index.of("member.throttle", new Normalised(subject));
        Integer used = own.execute(status -> {
            jdbc.sql("""
                    insert into member_throttle (limit_name, subject, window_start, used) values (?, ?, ?, 1)
                    on duplicate key update used = if(window_start >= ?, used + 1, 1),
                        window_start = greatest(window_start, ?)""")
                    .params(limit.name(), key, window, window, window).update();
            return jdbc.sql("select used from member_throttle where limit_name = ? and subject = ?")
                    .params(limit.name(), key).query(Integer.class).single();
        });
        if (used == null || used > properties.most(limit)) {
            throw DomainException.retryAfter(
                    Duration.between(now, start.plus(limit.window)), MemberError.TOO_MANY_ATTEMPTS);
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void forget() {
        LocalDateTime old = UtcColumn.of(clock.instant().minus(Duration.ofDays(1)));
        own.executeWithoutResult(
                status -> jdbc.sql("delete from member_throttle where window_start < ? limit 10000").params(old)
                        .update());
    }
}
