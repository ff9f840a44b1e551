package platform.schedule;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SweepTest {
    private final List<Integer> done = new ArrayList<>();

    @Test
    void goesOnAsLongAsThereMayBeMore() {
        Iterator<Boolean> more = List.of(true, true, false).iterator();

        Sweep.run("things", more::next, () -> List.of(1), done::add);

        assertThat(more.hasNext()).isFalse();
        assertThat(done).as("each by itself").isEmpty();
    }

    @Test
    void dealsWithEachByItselfWhenOneOfThemCannotBeDealtWith() {
        Sweep.run("things", SweepTest::fails, () -> List.of(1, 2, 3), each -> {
            if (each == 2) {
                fails();
            }
            done.add(each);
        });

        assertThat(done).containsExactly(1, 3);
    }

    @Test
    void goesOnWithTheNextWhenThoseThatFailAreNotDueAnyMore() {
        Set<Integer> due = new TreeSet<>(Set.of(1, 2, 3));

        Sweep.run("things", () -> due.isEmpty() ? false : fails(), () -> due.stream().limit(2).toList(), each -> {
            if (each == 2) {
                fails();
            }
            due.remove(each);
            done.add(each);
        }, (each, cause) -> {
            assertThat(cause).hasMessage("on purpose");
            due.remove(each);
        });

        assertThat(done).containsExactly(1, 3);
    }

    @Test
    void whatTheDatabaseDoesToOneComesOutWhenTheOthersHaveHadTheirTurn() {
        CannotAcquireLockException held = new CannotAcquireLockException("held by a stalled instance");
        List<Integer> aside = new ArrayList<>();

        assertThatThrownBy(() -> Sweep.run("things", SweepTest::fails, () -> List.of(1, 2, 3), each -> {
            if (each == 2) {
                throw held;
            }
            done.add(each);
        }, (each, _) -> aside.add(each))).isSameAs(held);

        assertThat(done).containsExactly(1, 3);
        assertThat(aside).isEmpty();
    }

    @Test
    void triesNoneByItselfWhenNothingCanBegin() {
        assertThatThrownBy(() -> Sweep.run("things", SweepTest::cannotBegin, () -> List.of(1, 2), done::add))
                .isInstanceOf(CannotCreateTransactionException.class);
        assertThatThrownBy(() -> Sweep.run("things", SweepTest::fails, () -> List.of(1, 2), each -> {
            done.add(each);
            cannotBegin();
        })).isInstanceOf(CannotCreateTransactionException.class);

        assertThat(done).containsExactly(1);
    }

    private static boolean fails() {
        throw new IllegalStateException("on purpose");
    }

    private static boolean cannotBegin() {
        throw new CannotCreateTransactionException("on purpose");
    }
}
