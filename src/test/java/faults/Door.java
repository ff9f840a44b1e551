package faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import bench.HttpConnection;
import faults.Caller.Reply;

/**
 * Where those of a crowd ask for the first time, over kept connections whose answers one thread hears: who is turned away costs a write, a read and nothing
 * that waits. A crowd has machines of its own; this one shares the cores with what it overruns, and what it takes of them is missing there.
 */
final class Door {
    private static final long LOOK_MILLIS = 100;

    private final InetSocketAddress server;
    private final Selector selector;
    private final Queue<HttpConnection<Asked>> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Thread thread;
    private volatile boolean open = true;
    private long looked;

    Door(int port) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = Thread.ofPlatform().daemon().name("door").start(this::hear);
    }

    private record Asked(ByteBuffer request, long began, Consumer<Reply> hears, AtomicBoolean over) {}

    /**
     * Asks without waiting.
     *
     * @param hears the answer, of status 0 when there is none in time; it keeps others from hearing theirs
     */
    void ask(ByteBuffer request, Consumer<Reply> hears) {
        underWay.incrementAndGet();
        Asked asked = new Asked(request, System.nanoTime(), hears, new AtomicBoolean());
        HttpConnection<Asked> kept = free.poll();
        if (kept == null) {
            connect(asked);
        } else {
            send(kept, asked);
        }
    }

    private void connect(Asked asked) {
        try {
            HttpConnection.begin(server, selector, asked);
            selector.wakeup();
        } catch (IOException e) {
            end(asked, 0, e.toString());
        }
    }

    private void send(HttpConnection<Asked> connection, Asked asked) {
        try {
            connection.send(asked, asked.request());
        } catch (IOException e) {
            lose(connection, e.toString());
        }
    }

    private void hear() {
        try (selector) {
            while (open || underWay.get() > 0) {
                selector.select(this::hear, LOOK_MILLIS);
                giveUp();
            }
            selector.keys().forEach(key -> connection(key).close());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(SelectionKey key) {
        HttpConnection<Asked> connection = connection(key);
        Asked asked = connection.exchange();
        try {
            if (!key.isReadable()) {
                connection.finish(key);
                connection.send(Objects.requireNonNull(asked), asked.request());
                return;
            }
            int status = connection.receive();
            if (status != 0 && asked != null) {
                String text = connection.body();
                if (connection.closes()) {
                    connection.close();
                } else {
                    free.add(connection);
                }
                end(asked, status, text);
            }
        } catch (IOException | CancelledKeyException e) {
            lose(connection, e.toString());
        }
    }

    @SuppressWarnings("unchecked")
    private static HttpConnection<Asked> connection(SelectionKey key) {
        return (HttpConnection<Asked>) key.attachment();
    }

    /** Nobody waits longer than an app does. */
    private void giveUp() {
        long now = System.nanoTime();
        if (now - looked < LOOK_MILLIS * 1_000_000) {
            return;
        }
        looked = now;
        for (SelectionKey key : selector.keys()) {
            Asked asked = connection(key).exchange();
            if (asked != null && !asked.over().get() && now - asked.began() > Caller.PATIENCE.toNanos()) {
                lose(connection(key), "no answer in time");
            }
        }
    }

    private void lose(HttpConnection<Asked> connection, String why) {
        free.remove(connection);
        Asked asked = connection.exchange();
        connection.close();
        if (asked != null) {
            end(asked, 0, why);
        }
    }

    private void end(Asked asked, int status, String text) {
        if (asked.over().compareAndSet(false, true)) {
            underWay.decrementAndGet();
            asked.hears().accept(Reply.of(new Wire.Answer(status, text), asked.began()));
        }
    }

    /** Returns when everybody who has asked has heard. */
    void end() throws InterruptedException {
        open = false;
        selector.wakeup();
        thread.join();
    }
}
