package platform.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private final Rounds<Integer> rounds = new Rounds<>("things", 2, clock);
    private final Set<Integer> due = new TreeSet<>(List.of(1, 2, 3, 4, 5));
    private final Set<Integer> failing = new TreeSet<>(List.of(1, 2, 3));
    private final List<Integer> tried = new ArrayList<>();

    @Test
    void goesOnPastThoseThatFailHoweverMany() {
        rounds.all(this::first, this::one);

        assertThat(tried).containsExactly(1, 2, 3, 4, 5);
        assertThat(due).containsExactly(1, 2, 3);
    }

    @Test
    void leavesThoseThatFailAloneForAnHour() {
        rounds.all(this::first, this::one);
        tried.clear();

        clock.move(Duration.ofMinutes(59));
        rounds.all(this::first, this::one);
        assertThat(tried).isEmpty();

        failing.clear();
        clock.move(Duration.ofMinutes(1));
        rounds.all(this::first, this::one);
        assertThat(tried).containsExactly(1, 2, 3);
        assertThat(due).isEmpty();
    }

    @Test
    void leavesNoneAloneThatFailedAndWasDueLater() {
        rounds.all(this::first, this::one);
        due.remove(2);
        rounds.all(this::first, this::one);
        tried.clear();
        due.add(2);

        rounds.all(this::first, this::one);

        assertThat(tried).containsExactly(2);
    }

    @Test
    void hasTheNextHaveTheirTurnInTheNextRound() {
        rounds.some(this::first, this::one);
        assertThat(tried).containsExactly(1, 2);

        rounds.some(this::first, this::one);
        assertThat(tried).containsExactly(1, 2, 3, 4);
    }

    @Test
    void triesInTheNextRoundWhatTheDatabaseDidNotLet() {
        rounds.all(this::first, each -> {
            tried.add(each);
            throw new CannotAcquireLockException("held by somebody else");
        });
        assertThat(tried).containsExactly(1, 2);

        rounds.all(this::first, this::one);
        assertThat(tried).containsExactly(1, 2, 1, 2, 3, 4, 5);
    }

    private List<Integer> first(int most) {
        return due.stream().limit(most).toList();
    }

    private boolean one(int each) {
        tried.add(each);
        if (failing.contains(each)) {
            throw new IllegalStateException("on purpose");
        }
        return due.remove(each);
    }
}
