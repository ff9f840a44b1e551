package platform.web.commit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GroupCommitTest {
    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private GroupCommit<Integer, String> commit = new GroupCommit<>("test", 1, 4, this::run);

    @AfterEach
    void close() {
        first.countDown();
        commit.close();
        callers.close();
    }

    /** Holds the first transaction up; −1 fails with its transaction, −2 is refused alone. */
    private List<Outcome<String>> run(int lane, List<Integer> calls) {
        transactions.add(List.copyOf(calls));
        if (calls.contains(0)) {
            awaitFirst();
        }
        if (calls.contains(-1)) {
            throw new IllegalStateException("broken");
        }
        return calls.stream().map(call -> call == -2
                ? Outcome.<String>refused(new IllegalArgumentException("refused"))
                : Outcome.done("done " + call)).toList();
    }

    private void awaitFirst() {
        try {
            first.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Future<String>> whileTheFirstRuns(int... calls) {
        List<Future<String>> answers = new ArrayList<>();
        answers.add(callers.submit(() -> commit.call(0)));
        Awaitility.await().until(() -> transactions.size() == 1);
        for (int call : calls) {
            int before = commit.waiting();
            answers.add(callers.submit(() -> commit.call(call)));
            Awaitility.await().until(() -> commit.waiting() == before + 1);
        }
        return answers;
    }

    @Test
    void runsACallThatComesAloneAtOnce() {
        assertThat(commit.call(7)).isEqualTo("done 7");
        assertThat(transactions).containsExactly(List.of(7));
    }

    @Test
    void runsTogetherWhatComesMeanwhileAndNoMoreThanItMay() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(1, 2, 3, 4, 5);
        first.countDown();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo("done " + i);
        }
        assertThat(transactions).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5));
    }

    @Test
    void refusesOneAlone() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(1, -2, 3);
        first.countDown();
        assertThat(answers.get(1).get()).isEqualTo("done 1");
        assertThatThrownBy(() -> answers.get(2).get()).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(answers.get(3).get()).isEqualTo("done 3");
        assertThat(transactions).hasSize(2);
    }

    @Test
    void runsEachByItselfWhenTheirTransactionFails() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(1, -1, 3);
        first.countDown();
        assertThat(answers.get(1).get()).isEqualTo("done 1");
        assertThatThrownBy(() -> answers.get(2).get()).hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(answers.get(3).get()).isEqualTo("done 3");
        assertThat(transactions).containsExactly(List.of(0), List.of(1, -1, 3), List.of(1), List.of(-1), List.of(3));
    }

    @Test
    void takesNothingMoreWhenClosed() {
        commit.close();
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> commit.call(1));
        assertThat(transactions).isEmpty();
    }

    @Test
    void losesNoCallOfMany() throws Exception {
        commit.close();
        commit = new GroupCommit<>("test", 3, 8, this::run);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 1; i <= 4_000; i++) {
            int call = i;
            answers.add(callers.submit(() -> commit.call(call)));
        }
        for (int i = 1; i <= 4_000; i++) {
            assertThat(answers.get(i - 1).get()).isEqualTo("done " + i);
        }
        assertThat(transactions.stream().mapToInt(List::size).sum()).isEqualTo(4_000);
        assertThat(transactions).allMatch(calls -> calls.size() <= 8);
    }
}
