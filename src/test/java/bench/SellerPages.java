package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import testing.StaffActor;

/** Times the pages of a seller's admin, one after the other, as somebody has them who has logged in. */
final class SellerPages {
    static final String HEAD = "| page | times | p50 ms | p95 ms | longest ms | KB |\n|---|---|---|---|---|---|\n";
    static final String EXPORT_HEAD = "| export | files | first byte after, ms | all after, s | MB |\n|---|---|---|---|---|\n";
    private static final int TIMES = Integer.getInteger("bench.times", 200);
    private static final int WARM_UP = TIMES / 10;
    private static final int CROWD_ROUNDS = Math.max(1, TIMES / 20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final StaffActor person;

    SellerPages(int port, StaffActor person) {
        this.base = "http://localhost:" + port;
        this.person = person;
    }

    /** A row of what a page takes. */
    String row(String name, String path) {
        return timed(name, () -> person.opens(path));
    }

    /** The same of looking for a recipient, which is a form that is posted. */
    String recipientRow(String name, String recipient) {
        String csrf = person.csrfTokenOn("/seller/orders");
        return timed(name, () -> person.sends("/seller/orders/recipient", Map.of("recipient", recipient), csrf));
    }

    private static String timed(String name, Supplier<HttpResponse<String>> asks) {
        double[] millis = new double[TIMES];
        int length = 0;
        for (int i = -WARM_UP; i < TIMES; i++) {
            long began = System.nanoTime();
            HttpResponse<String> answer = asks.get();
            if (i >= 0) {
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        name + " was answered with " + answer.statusCode() + " " + answer.body());
            }
            length = answer.body().length();
        }
        return row(name, millis, Integer.toString(length / 1_000));
    }

    /** A row of several people who open all of these in turn, each beginning elsewhere. */
    static String crowdRow(String name, List<SellerPages> people, List<String> paths) {
        List<Future<double[]>> each = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < people.size(); i++) {
                SellerPages person = people.get(i);
                int first = i * paths.size() / people.size();
                each.add(threads.submit(() -> IntStream.range(first, first + CROWD_ROUNDS * paths.size())
                        .mapToDouble(page -> person.millis(paths.get(page % paths.size()))).toArray()));
            }
        }
        return row(name, each.stream().map(Future::resultNow).flatMapToDouble(Arrays::stream).toArray(), "–");
    }

    private double millis(String path) {
        long began = System.nanoTime();
        HttpResponse<String> answer = person.opens(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode());
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private static String row(String name, double[] millis, String length) {
        Arrays.sort(millis);
        String row = String.format(Locale.ROOT, "| %s | %,d | %.1f | %.1f | %.1f | %s |%n", name, millis.length,
                millis[millis.length / 2], millis[millis.length * 95 / 100], millis[millis.length - 1], length);
        System.err.print(row);
        return row;
    }

    /** A row of all of these tabs' files. */
    String exportRow(String kind, List<String> tabs) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long first = 0;
        long bytes = 0;
        for (String tab : tabs) {
            long asked = System.nanoTime();
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/seller/orders/file?tab=" + tab + "&kind=" + kind))
                            .header("Cookie", person.cookie()).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The file was answered with " + answer.statusCode());
            }
            try (InputStream file = answer.body()) {
                bytes += file.readNBytes(1).length;
                first = Math.max(first, System.nanoTime() - asked);
                bytes += file.transferTo(OutputStream.nullOutputStream());
            }
        }
        String row = String.format(Locale.ROOT, "| %s | %d | %.0f | %.1f | %.1f |%n", kind, tabs.size(), first / 1e6,
                (System.nanoTime() - began) / 1e9, bytes / 1e6);
        System.err.print(row);
        return row;
    }
}
