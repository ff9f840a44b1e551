package faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import bench.Wares.Ware;
import faults.Caller.Reply;
import testing.MemberActor;

/**
 * People who ask once, without a key, and take the answer that they get: nobody on the way may repeat what they post, and so they
 * see each request that fails.
 */
final class Passers implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final long PAUSE_MILLIS = 30;

    private final List<Thread> threads = new ArrayList<>();
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean on = true;

    /** Begins. */
    static Passers at(Site site, List<Ware> wares) throws InterruptedException {
        Passers passers = new Passers();
        Caller caller = new Caller(site.port());
        for (int i = 0; i < AT_ONCE; i++) {
            MemberActor member = LogIn.of(site.port(), 200 + i);
            String quote = "{\"lines\":[{\"skuId\":\"%s\",\"quantity\":1}],\"postalCode\":\"06236\"}"
                    .formatted(wares.get(i % wares.size()).sku());
            passers.threads.add(Thread.startVirtualThread(() -> passers.pass(caller, member, quote)));
        }
        return passers;
    }

    private void pass(Caller caller, MemberActor member, String quote) {
        try {
            while (on) {
                look("a quote", caller.post("/v1/commerce/quotes", quote, Map.of("Authorization", member.bearer())));
                look("a wallet", caller.get("/v1/pay/wallet", Map.of("Authorization", member.bearer())));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String what, Reply reply) {
        if (reply.isDone()) {
            answered.incrementAndGet();
        } else {
            failures.add("FAILED REQUEST for " + what + ": " + reply.status() + " " + reply.code() + " "
                    + reply.text().substring(0, Math.min(80, reply.text().length())));
        }
    }

    /** Ends, and counts what failed of theirs and of the load's as violations. */
    void tell(Load load, long from, Figures figures) throws InterruptedException {
        on = false;
        for (Thread thread : threads) {
            thread.join();
        }
        figures.note("requests without a key that were answered", Long.toString(answered.get()));
        int failed = load.notebook.failed(from, System.nanoTime());
        if (failed > 0) {
            figures.violation("FAILED REQUESTS with a key: " + failed);
        }
        failures.forEach(figures::violation);
        figures.bound("requests that failed", failed + failures.size(), 0, "requests");
    }

    @Override
    public void close() {
        on = false;
    }
}
