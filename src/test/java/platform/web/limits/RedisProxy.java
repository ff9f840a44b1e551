package platform.web.limits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Between an instance and Redis. Knows where an answer of the script begins: with the line {@code *2}. */
final class RedisProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int redis;
    private final Set<Socket> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicReference<String> before = new AtomicReference<>("");
    private volatile Duration delay = Duration.ZERO;

    private RedisProxy(int redis) throws IOException {
        this.redis = redis;
    }

    static RedisProxy before(int redis) throws IOException {
        RedisProxy proxy = new RedisProxy(redis);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many were made so far. */
    int connections() {
        return connections.get();
    }

    /** From now on, each answer comes so much after the one before. */
    void delay(Duration by) {
        delay = by;
    }

    /** The next answer comes after something else that Redis did not say. */
    void sayBeforeTheNext(String line) {
        before.set(line + "\r\n");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                connections.incrementAndGet();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), redis);
                links.add(client);
                links.add(server);
                Thread.ofVirtual().start(() -> forth(client, server));
                Thread.ofVirtual().start(() -> back(server, client));
            } catch (IOException closedOrDown) {
                // The loop ends when it was closed.
            }
        }
    }

    private static void forth(Socket client, Socket server) {
        try (client; server) {
            client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException ended) {
            // By whom does not matter: both are closed.
        }
    }

    private void back(Socket server, Socket client) {
        try (client; server) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(server.getInputStream(), ISO_8859_1));
            OutputStream out = client.getOutputStream();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String said = line + "\r\n";
                if (line.equals("*2")) {
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                    said = before.getAndSet("") + said;
                }
                out.write(said.getBytes(ISO_8859_1));
            }
        } catch (IOException | InterruptedException ended) {
            // As above.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : links) {
            each.close();
        }
    }
}
