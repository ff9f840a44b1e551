package testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several who want the same at once, of whom one may have it; {@code -Dmadang.races.rounds} says how often that is tried. */
public final class Race {
    public static final int ROUNDS = Integer.getInteger("madang.races.rounds", 50);

    private Race() {}

    /** What became of each of them, in their order, when all begin at once. */
    public static <T> List<T> atOnce(List<Callable<T>> happenings) throws Exception {
        CyclicBarrier start = new CyclicBarrier(happenings.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = happenings.stream().map(happening -> threads.submit(() -> {
                start.await();
                return happening.call();
            })).toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    /**
     * The same; but in the first rounds one after the other, each of them first once, so that each wins at least once however
     * uneven the race is.
     */
    public static <T> List<T> round(int round, List<Callable<T>> happenings) throws Exception {
        if (round >= happenings.size()) {
            return atOnce(happenings);
        }
        List<T> answers = new ArrayList<>(happenings.stream().map(_ -> (T) null).toList());
        for (int i = 0; i < happenings.size(); i++) {
            int turn = (round + i) % happenings.size();
            answers.set(turn, happenings.get(turn).call());
        }
        return answers;
    }
}
