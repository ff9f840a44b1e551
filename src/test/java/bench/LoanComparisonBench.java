package bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import testing.MemberActor;

/** How long comparisons take when fifty people compare at the same moment. Run by {@code bench/loan-comparison.sh}. */
class LoanComparisonBench {
    private static final int PEOPLE = 50;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Nanoseconds from the moment that the request is sent. */
    private record Watched(long opened, long firstOffer, long closed) {}

    @Test
    void measure() throws Exception {
        List<MemberActor> people = DemoPeople.loggedIn(RunningApp.PORT, PEOPLE);
        for (int i = 0; i < WARM_UP; i++) {
            round(people);
        }
        List<Watched> watched = new ArrayList<>();
        int failures = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Watched> round = round(people);
            watched.addAll(round);
            failures += PEOPLE - round.size();
        }
        StringBuilder report = new StringBuilder(RunningApp.header("Comparing loans", "bench/loan-comparison.sh"))
                .append(PEOPLE).append(" demo members compare at the same moment, each watches the stream; ")
                .append(ROUNDS).append(" rounds after ").append(WARM_UP).append(" to warm up. The lenders in the box ")
                .append("with their natural latencies, faults and time-outs. Timed by the client from the request.\n\n")
                .append(OpenLoad.Latencies.head());
        report.append(
                latencies(watched.stream().map(Watched::opened).toList(), failures).row("answered (rules reckoned)"));
        report.append(latencies(watched.stream().map(Watched::firstOffer).toList(), failures).row("first offer seen"));
        report.append(latencies(watched.stream().map(Watched::closed).toList(), failures).row("closed seen"));
        RunningApp.write(report.toString());
    }

    private static OpenLoad.Latencies latencies(List<Long> nanos, int failures) {
        return new OpenLoad.Latencies(nanos.stream().sorted().toList(), failures);
    }

    private static List<Watched> round(List<MemberActor> people) throws Exception {
        CyclicBarrier together = new CyclicBarrier(people.size());
        List<Future<Watched>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(member -> running.add(threads.submit(() -> {
                together.await();
                return compare(member);
            })));
        }
        running.stream().filter(each -> each.state() == Future.State.FAILED).limit(3)
                .forEach(each -> System.err.println("Failed: " + each.exceptionNow()));
        return running.stream().filter(each -> each.state() == Future.State.SUCCESS).map(Future::resultNow).toList();
    }

    private static Watched compare(MemberActor member) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var opened = member.post("/v1/loan/comparisons", Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36,
                "yearlyIncome", 52_000_000, "debtService", 3_600_000, "employment", "EMPLOYED", "housing", "JEONSE",
                "termsVersion", 1), "Idempotency-Key", UUID.randomUUID().toString());
        if (opened.status() != 201) {
            throw new IllegalStateException(opened.status() + " " + opened.body());
        }
        long answered = System.nanoTime() - start;
        HttpRequest stream = HttpRequest
                .newBuilder(URI.create("http://localhost:" + RunningApp.PORT + "/v1/loan/comparisons/"
                        + opened.text("id") + "/stream"))
                .timeout(Duration.ofSeconds(30)).header("Authorization", member.bearer()).build();
        try (Stream<String> lines = HTTP.send(stream, HttpResponse.BodyHandlers.ofLines()).body()) {
            long firstOffer = 0;
            for (Iterator<String> line = lines.iterator(); line.hasNext();) {
                String text = line.next();
                if (firstOffer == 0 && text.contains("\"outcome\":\"OFFERED\"")) {
                    firstOffer = System.nanoTime() - start;
                }
                if (text.equals("event:closed")) {
                    return new Watched(answered, firstOffer, System.nanoTime() - start);
                }
            }
        }
        throw new IllegalStateException("The stream of " + opened.text("id") + " ended early");
    }
}
