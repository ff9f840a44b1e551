package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Requests over kept connections from one thread, one at a time on each: as cheap as a client can be, since it shares the
 * cores with what it measures. An open load gives each request the time at which it should begin; it is timed from then, however
 * late a connection is free. While the server is away no time passes, and what was under way is sent again.
 */
final class HttpLoad implements AutoCloseable {
    private static final long REPEAT_NANOS = Duration.ofMillis(100).toNanos();
    private static final long RECONNECT_NANOS = Duration.ofMillis(200).toNanos();

    /** Nobody waits so long here: somebody has stopped all processes of this machine for a measurement of theirs. */
    static final long STOPPED_NANOS = Duration.ofSeconds(5).toNanos();

    /** Makes requests and hears what became of them. */
    interface Work {
        /** All bytes of the next request. */
        ByteBuffer next();

        /** Whether that is what was wanted; else it is sent again. */
        boolean answered(ByteBuffer request, int status, int bodyBytes);

        /** The request that goes on with the same piece of work, once this one was answered as wanted; null: it is done. */
        default @Nullable ByteBuffer goesOn(ByteBuffer request, Supplier<String> body) {
            return null;
        }

        /** How long it waits before it is sent, when it goes on with what was sent before: who asks again whether something is there. */
        default long pauseNanos(ByteBuffer request) {
            return 0;
        }
    }

    /** A request on its way; due when it should have begun. */
    static final class Exchange {
        final ByteBuffer request;
        final long due;
        long notBefore;
        boolean repeated;

        Exchange(ByteBuffer request, long due) {
            this.request = request;
            this.due = due;
        }

        Exchange then(ByteBuffer more, long pauseNanos) {
            Exchange next = new Exchange(more, due);
            next.repeated = repeated;
            next.notBefore = System.nanoTime() + pauseNanos;
            return next;
        }
    }

    /**
     * What came out.
     *
     * @param done answered as wanted
     * @param repeated sent more than once
     * @param nanos from when each should have begun, of those that were sent once
     * @param took without the time the server was away, or this process stopped
     */
    record Result(long done, long repeated, Samples nanos, long took, long away, long stopped) {}

    private final List<Integer> ports;
    private final Selector selector = Selector.open();
    private final Deque<HttpConnection<Exchange>> free = new ArrayDeque<>();
    private final List<HttpConnection<Exchange>> all = new ArrayList<>();
    private final Queue<Exchange> again = new PriorityQueue<>(Comparator.comparingLong(each -> each.notBefore));
    private long away;
    private long stopped;
    private long awaySince;
    /** Connections that could not be made anew. */
    private int missing;
    private int opened;

    HttpLoad(int port, int connections) throws IOException {
        this(List.of(port), connections);
    }

    /** With as many connections to each of several instances. */
    HttpLoad(List<Integer> ports, int connections) throws IOException {
        this.ports = ports;
        for (int i = 0; i < connections; i++) {
            HttpConnection<Exchange> connection = open();
            all.add(connection);
            free.add(connection);
        }
    }

    /** To each instance in turn. */
    private HttpConnection<Exchange> open() throws IOException {
        int port = ports.get(opened++ % ports.size());
        return HttpConnection.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), selector);
    }

    /** As many requests as the connections take. */
    Result full(Duration duration, Work work) {
        return run(0, duration, Long.MAX_VALUE, work);
    }

    /** So many pieces of work, as fast as the connections take them. */
    Result times(long many, Work work) {
        return run(0, Duration.ofDays(1), many, work);
    }

    /** Evenly spread requests, whatever becomes of earlier ones. */
    Result open(double perSecond, Duration duration, Work work) {
        return run(1e9 / perSecond, duration, (long) (duration.toSeconds() * perSecond), work);
    }

    private Result run(double spacing, Duration duration, long planned, Work work) {
        Samples samples = new Samples();
        long repeated = 0;
        long begun = 0;
        long done = 0;
        away = 0;
        stopped = 0;
        long start = System.nanoTime();
        long last = start;
        while (true) {
            long now = System.nanoTime();
            if (now - last > STOPPED_NANOS && !isAway()) {
                stopped += now - last;
            }
            last = now;
            long elapsed = now - start - away - stopped;
            boolean over = begun >= planned || (spacing == 0 && elapsed > duration.toNanos());
            if (over && done == begun) {
                return new Result(done, repeated, samples, elapsed, away, stopped);
            }
            long due = spacing == 0 ? now : due(start, begun, spacing);
            while (!free.isEmpty() && !isAway()) {
                Exchange first = again.peek();
                if (first != null && first.notBefore <= now) {
                    send(again.remove());
                } else if (!over && due <= now) {
                    send(new Exchange(work.next(), due));
                    begun++;
                    over = begun >= planned;
                    due = spacing == 0 ? now : due(start, begun, spacing);
                } else {
                    break;
                }
            }
            for (Exchange each : receive(work)) {
                done++;
                if (each.repeated) {
                    repeated++;
                } else {
                    samples.add(System.nanoTime() - each.due);
                }
            }
        }
    }

    private long due(long start, long begun, double spacing) {
        return start + away + stopped + (long) (begun * spacing);
    }

    private void send(Exchange exchange) {
        HttpConnection<Exchange> connection = free.remove();
        try {
            connection.send(exchange, exchange.request);
        } catch (IOException e) {
            lost(connection, exchange);
        }
    }

    private List<Exchange> receive(Work work) {
        List<Exchange> done = new ArrayList<>();
        try {
            if (isAway()) {
                reconnect();
            }
            selector.select(key -> {
                HttpConnection<Exchange> connection = connection(key);
                Exchange exchange = connection.exchange();
                try {
                    int status = connection.receive();
                    if (status == 0) {
                        return;
                    }
                    if (connection.closes()) {
                        replace(connection);
                    } else {
                        free.add(connection);
                    }
                    if (exchange != null && work.answered(exchange.request, status, connection.bodyBytes())) {
                        ByteBuffer more = work.goesOn(exchange.request, connection::body);
                        if (more == null) {
                            done.add(exchange);
                        } else {
                            again.add(exchange.then(more, work.pauseNanos(more)));
                        }
                    } else if (exchange != null) {
                        repeat(exchange);
                    }
                } catch (IOException e) {
                    lost(connection, exchange);
                }
            }, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    @SuppressWarnings("unchecked")
    private static HttpConnection<Exchange> connection(SelectionKey key) {
        return (HttpConnection<Exchange>) key.attachment();
    }

    private void repeat(Exchange exchange) {
        exchange.repeated = true;
        exchange.notBefore = System.nanoTime() + REPEAT_NANOS;
        exchange.request.rewind();
        again.add(exchange);
    }

    private void lost(HttpConnection<Exchange> connection, @Nullable Exchange exchange) {
        free.remove(connection);
        if (exchange != null) {
            repeat(exchange);
        }
        replace(connection);
    }

    /** Another connection in its place; when there is none to be had the server is away. */
    private void replace(HttpConnection<Exchange> old) {
        old.close();
        all.remove(old);
        try {
            HttpConnection<Exchange> fresh = open();
            all.add(fresh);
            free.add(fresh);
        } catch (IOException e) {
            missing++;
            awaySince = awaySince == 0 ? System.nanoTime() : awaySince;
        }
    }

    private boolean isAway() {
        return missing > 0;
    }

    private void reconnect() {
        for (int left = missing; left > 0; left--) {
            try {
                HttpConnection<Exchange> fresh = open();
                all.add(fresh);
                free.add(fresh);
                missing--;
            } catch (IOException e) {
                sleep();
                return;
            }
        }
        away += System.nanoTime() - awaySince;
        awaySince = 0;
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofNanos(RECONNECT_NANOS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        all.forEach(HttpConnection::close);
        selector.close();
    }
}
