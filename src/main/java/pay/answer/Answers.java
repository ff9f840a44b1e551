package pay.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.event.DomainEvent;
import platform.id.Tsid;
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
    private final RowInsert rows;
    private final Clock clock;

    Answers(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "pay_answered_question", "event_id", "answered_at");
        this.clock = clock;
    }

    /** Whether this question is new; it counts as answered when the transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isNew(DomainEvent question) {
        return !newOf(List.of(question)).isEmpty();
    }

    /** Those of several that are new. Of two who ask about one at the same time, one fails, and is told on its next try. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Tsid> newOf(Collection<? extends DomainEvent> questions) {
        Set<Tsid> fresh = questions.stream().map(DomainEvent::eventId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        jdbc.sql("select event_id from pay_answered_question where event_id in (:ids)")
                .param("ids", fresh.stream().map(Tsid::value).toList())
                .query((row, _) -> new Tsid(row.getLong("event_id"))).list().forEach(fresh::remove);
        LocalDateTime now = UtcColumn.of(clock.instant());
        rows.insert(fresh.stream().map(id -> new @Nullable Object[]{id.value(), now}).toList());
        return fresh;
    }

    /** Forgets what was answered long ago. Every instance may do it at any time. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    @Transactional
    void forgetOld() {
        jdbc.sql("delete from pay_answered_question where answered_at < ? order by answered_at limit 10000")
                .param(UtcColumn.of(clock.instant().minus(KEPT))).update();
    }
}
