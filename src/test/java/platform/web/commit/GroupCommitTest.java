package platform.web.commit;

import java.sql.SQLException;
import java.time.Duration;
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
    private GroupCommit<Integer, String> commit = new GroupCommit<>("test", new Sharing(1, 4, Duration.ZERO),
            this::run);

    @AfterEach
    void close() {
        first.countDown();
        commit.close();
        callers.close();
    }

    private Runnable meanwhile = () -> {
    };

    /**
     * Holds the first transaction up; −1 fails with its transaction, −2 is refused alone, −3 ends alone in an error, −4 is not
     * answered, with −5 a transaction of several deadlocks the first time, and with −6 one of several waits for a row in vain.
     */
    private List<Outcome<String>> run(int lane, List<Integer> calls) {
        boolean firstTime = !transactions.contains(calls);
        transactions.add(List.copyOf(calls));
        if (calls.contains(0)) {
            awaitFirst();
        }
        if (calls.contains(-1)) {
            meanwhile.run();
            throw new IllegalStateException("broken");
        }
        if (calls.contains(-3)) {
            if (calls.size() == 1) {
                throw new AssertionError("error");
            }
            throw new IllegalStateException("several");
        }
        if (calls.contains(-4)) {
            return List.of();
        }
        if (calls.contains(-5) && firstTime) {
            throw new IllegalStateException(new SQLException("deadlock", "40001", 1213));
        }
        if (calls.contains(-6) && calls.size() > 1) {
            throw new IllegalStateException(new SQLException("lock wait", "HY000", 1205));
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
    void waitsForCompanyAfterATransactionThatWasSharedUntilTheNextIsFull() throws Exception {
        commit.close();
        commit = new GroupCommit<>("test", new Sharing(1, 2, Duration.ofDays(1)), this::run);
        List<Future<String>> answers = whileTheFirstRuns(1, 2);
        first.countDown();
        assertThat(answers.get(2).get()).isEqualTo("done 2");
        Future<String> accompanied = callers.submit(() -> commit.call(4));
        Awaitility.await().until(() -> Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName()
                .equals("test-0") && thread.getState() == Thread.State.TIMED_WAITING));
        assertThat(commit.call(5)).isEqualTo("done 5");
        assertThat(accompanied.get()).isEqualTo("done 4");
        assertThat(transactions).hasSize(3).startsWith(List.of(0), List.of(1, 2));
        assertThat(transactions.getLast()).containsExactlyInAnyOrder(4, 5);
    }

    @Test
    void letsNobodyWaitWhoComesAlone() {
        commit.close();
        commit = new GroupCommit<>("test", new Sharing(1, 4, Duration.ofDays(1)), this::run);
        commit.call(1);
        commit.call(2);
        assertThat(transactions).containsExactly(List.of(1), List.of(2));
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
    void keepsItsLaneWhenACallEndsInAnError() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(-3, 2);
        first.countDown();
        assertThatThrownBy(() -> answers.get(1).get()).hasRootCauseInstanceOf(AssertionError.class);
        assertThat(answers.get(2).get()).isEqualTo("done 2");
        assertThat(commit.call(7)).isEqualTo("done 7");
    }

    @Test
    void doesNothingTwiceWhereOutcomesAreMissing() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(-4, 2);
        first.countDown();
        assertThatThrownBy(() -> answers.get(1).get()).hasMessageContaining("0 outcomes of 2 calls");
        assertThatThrownBy(() -> answers.get(2).get()).hasMessageContaining("0 outcomes of 2 calls");
        assertThat(commit.call(7)).isEqualTo("done 7");
        assertThat(transactions).containsExactly(List.of(0), List.of(-4, 2), List.of(7));
    }

    @Test
    void triesOnceMoreTogetherAfterADeadlock() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(-5, 2);
        first.countDown();
        assertThat(answers.get(1).get()).isEqualTo("done -5");
        assertThat(answers.get(2).get()).isEqualTo("done 2");
        assertThat(transactions).containsExactly(List.of(0), List.of(-5, 2), List.of(-5, 2));
    }

    @Test
    void waitsForARowOnceWithAllOfThem() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(-6, 2);
        first.countDown();
        assertThat(answers.get(1).get()).isEqualTo("done -6");
        assertThat(answers.get(2).get()).isEqualTo("done 2");
        assertThat(transactions).containsExactly(List.of(0), List.of(-6, 2), List.of(-6), List.of(2));
    }

    @Test
    void leavesThemToTheirCallersWhenTheirTransactionFailsAndTheyAreToGoApart() throws Exception {
        commit.close();
        commit = new GroupCommit<>("test", new Sharing(1, 4, Duration.ZERO, true), this::run);
        List<Future<String>> answers = whileTheFirstRuns(-1, 2, -5, 3);
        first.countDown();
        for (Future<String> each : answers.subList(1, 5)) {
            assertThatThrownBy(each::get).cause().isInstanceOf(SharedFailure.class).hasRootCauseMessage("broken");
        }
        assertThatThrownBy(() -> commit.call(-1)).as("alone too").isInstanceOf(SharedFailure.class);
        assertThatThrownBy(() -> commit.call(-2)).as("its own refusal").isInstanceOf(IllegalArgumentException.class);
        assertThat(commit.call(7)).isEqualTo("done 7");
        assertThat(transactions).containsExactly(List.of(0), List.of(-1, 2, -5, 3), List.of(-1), List.of(-2),
                List.of(7));
    }

    @Test
    void doesNothingForWhoGaveUpBefore() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(1);
        Thread impatient = waiting(2);
        impatient.interrupt();
        impatient.join();
        first.countDown();
        assertThat(answers.get(1).get()).isEqualTo("done 1");
        assertThat(commit.call(7)).isEqualTo("done 7");
        assertThat(transactions).containsExactly(List.of(0), List.of(1), List.of(7));
    }

    @Test
    void doesNothingForWhoGaveUpWhileTheSharedTransactionFailed() throws Exception {
        List<Future<String>> answers = whileTheFirstRuns(-1, 2);
        Thread impatient = waiting(3);
        meanwhile = () -> {
            impatient.interrupt();
            assertThat(joined(impatient)).isTrue();
        };
        first.countDown();
        assertThat(answers.get(2).get()).isEqualTo("done 2");
        assertThat(commit.call(7)).isEqualTo("done 7");
        assertThat(transactions).containsExactly(List.of(0), List.of(-1, 2, 3), List.of(-1), List.of(2), List.of(7));
    }

    private Thread waiting(int call) {
        int before = commit.waiting();
        Thread caller = Thread.startVirtualThread(() -> assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> commit.call(call)));
        Awaitility.await().until(() -> commit.waiting() == before + 1);
        return caller;
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        commit = new GroupCommit<>("test", new Sharing(3, 8, Duration.ZERO), this::run);
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
