package pay.answer;

import java.time.Clock;
import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvent;
import platform.time.UtcColumn;

/**
 * Some events of other modules are questions: each gets an answer, also one that was answered before under another event. A
 * replayed delivery of the same event is no new question, and this tells them apart.
 */
@Component
public class Answers {
    /** A replay of an older event is answered once more, in the same words: no harm, and the rows do not pile up. */
    static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this question is new; it counts as answered when the transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isNew(DomainEvent question) {
        return jdbc.sql("insert ignore into pay_answered_question (event_id, answered_at) values (?, ?)")
                .params(question.eventId().value(), UtcColumn.of(clock.instant())).update() == 1;
    }

    /** Forgets what was answered long ago. Every instance may do it at any time. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    @Transactional
    void forgetOld() {
        jdbc.sql("delete from pay_answered_question where answered_at < ? order by answered_at limit 10000")
                .param(UtcColumn.of(clock.instant().minus(KEPT))).update();
    }
}
