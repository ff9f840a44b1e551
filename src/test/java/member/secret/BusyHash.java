package member.secret;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Holds every place of a {@link SecretHash} while something is tried. */
public final class BusyHash {
    private BusyHash() {}

    public static void during(SecretHash hash, Runnable act) throws InterruptedException {
        int places = Runtime.getRuntime().availableProcessors();
        CountDownLatch taken = new CountDownLatch(places);
        CompletableFuture<Optional<String>> over = new CompletableFuture<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < places; i++) {
                threads.execute(() -> hash.match("482915", () -> {
                    taken.countDown();
                    return over.join();
                }, Function.identity()));
            }
            try {
                taken.await();
                act.run();
            } finally {
                over.complete(Optional.empty());
            }
        }
    }
}
