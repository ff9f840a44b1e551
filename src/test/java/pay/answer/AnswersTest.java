package pay.answer;

import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;

import commerce.events.PaymentStateAsked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.id.Tsid;
import testing.MovableClock;
import testing.TestSchema;

import static java.time.Instant.parse;
import static org.assertj.core.api.Assertions.assertThat;

class AnswersTest {
    private static final TestSchema SCHEMA = TestSchema.with("db/migration/pay/V6__answer.sql");

    private final MovableClock clock = new MovableClock(parse("2026-11-21T02:00:00Z"));
    private final JdbcClient jdbc = SCHEMA.jdbc();
    private final TransactionTemplate transaction = SCHEMA.transaction();
    private final Answers answers = new Answers(jdbc, new JdbcTemplate(SCHEMA.dataSource()), clock);

    @Test
    void takesAQuestionForNewOnceUntilItIsForgottenAfterNinetyDays() {
        assertThat(isNew(1)).isTrue();
        clock.move(Duration.ofDays(90));
        assertThat(isNew(2)).isTrue();

        answers.forgetOld();
        assertThat(isNew(1)).isFalse();

        clock.move(Duration.ofSeconds(1));
        answers.forgetOld();
        assertThat(isNew(1)).isTrue();
        assertThat(isNew(2)).isFalse();
    }

    @Test
    void tellsOfSeveralWhichAreNew() {
        assertThat(isNew(11)).isTrue();
        assertThat(newOf(10, 11, 12)).containsExactly(new Tsid(10), new Tsid(12));
        assertThat(newOf(10, 13)).containsExactly(new Tsid(13));
    }

    private boolean isNew(long question) {
        return transaction.execute(status -> answers.isNew(asked(question)));
    }

    private Set<Tsid> newOf(long... questions) {
        return transaction.execute(
                status -> answers.newOf(LongStream.of(questions).mapToObj(this::asked).toList()));
    }

    private DomainEvent asked(long question) {
        return new PaymentStateAsked(new Tsid(question), clock.instant(), new Tsid(7));
    }
}
