package pay.answer;

import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;
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
}
