package faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Between an application and its database. Understands as much of the protocol as it takes to see statements in clear text
 * (three bytes of length, a number, then 3 for a query): the driver sends all of its own so. They may hold any bytes, so each
 * byte is a character here.
 */
final class DatabaseProxy implements AutoCloseable {
    private static final int HEADER = 4;
    private static final int QUERY = 3;
    private static final long STEP_MILLIS = 20;

    private final ServerSocket socket;
    private final int database;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Function<String, Fate> fates = _ -> Fate.PASSES;
    private volatile UnaryOperator<String> words = UnaryOperator.identity();
    private volatile Duration delay = Duration.ZERO;

    /** What becomes of a statement and its answer. */
    enum Fate {
        /** Both arrive. */
        PASSES,
        /** The connection is gone before the server has it. */
        CUT_BEFORE,
        /** The connection is gone when the server has it, and does it. */
        CUT_AFTER,
        /** As that, and the application is told by a reset. */
        RESET_AFTER,
        /** The server's answer is lost, and the connection with it. */
        ANSWER_LOST,
        /** The server has it, and nothing comes back until the links are healed. */
        STALLED
    }

    private DatabaseProxy(ServerSocket socket, int database) {
        this.socket = socket;
        this.database = database;
    }

    static DatabaseProxy before(int database) throws IOException {
        DatabaseProxy proxy = new DatabaseProxy(new ServerSocket(0, 500, InetAddress.getLoopbackAddress()), database);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on, statements meet with this. */
    void decide(Function<String, Fate> by) {
        fates = by;
    }

    /** From now on, the server reads other words than the application wrote. */
    void rewrite(UnaryOperator<String> by) {
        words = by;
    }

    /** From now on, each answer takes so much longer. */
    void delay(Duration by) {
        delay = by;
    }

    /** Statements pass again; what is stalled stays so on its old connection, as it does when a firewall forgets one. */
    void heal() {
        fates = _ -> Fate.PASSES;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
                server.setTcpNoDelay(true);
                Link link = new Link(client, server);
                links.add(link);
                Thread.ofVirtual().start(link::forth);
                Thread.ofVirtual().start(link::back);
            } catch (IOException closedOrDown) {
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            links.forEach(Link::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean stalled;
        private volatile boolean losesAnswer;
        private volatile boolean isDeaf;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void forth() {
            try {
                DataInputStream in = new DataInputStream(client.getInputStream());
                OutputStream out = server.getOutputStream();
                byte[] header = new byte[HEADER];
                while (!isDeaf) {
                    in.readFully(header);
                    byte[] body = in.readNBytes(length(header));
                    if (header[3] == 0 && body.length > 0 && body[0] == QUERY) {
                        query(new String(body, 1, body.length - 1, ISO_8859_1), out);
                    } else {
                        write(out, header[3], body);
                    }
                }
            } catch (IOException ended) {
                close();
            }
        }

        private void query(String sql, OutputStream out) throws IOException {
            Fate fate = fates.apply(sql);
            if (fate == Fate.CUT_BEFORE) {
                close();
                return;
            }
            stalled = fate == Fate.STALLED;
            losesAnswer = fate == Fate.ANSWER_LOST;
            byte[] text = words.apply(sql).getBytes(ISO_8859_1);
            byte[] body = new byte[text.length + 1];
            body[0] = QUERY;
            System.arraycopy(text, 0, body, 1, text.length);
            boolean gone = fate == Fate.CUT_AFTER || fate == Fate.RESET_AFTER;
            isDeaf = gone;
            write(out, (byte) 0, body);
            if (gone) {
                if (fate == Fate.RESET_AFTER) {
                    client.setSoLinger(true, 0);
                }
                Pipe.close(client);
            }
        }

        void back() {
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = server.getInputStream()) {
                OutputStream out = client.getOutputStream();
                for (int read = in.read(buffer); read >= 0 && !losesAnswer && !isDeaf; read = in.read(buffer)) {
                    awaitHealing();
                    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                    out.write(buffer, 0, read);
                }
            } catch (IOException | InterruptedException ended) {
                // The link is over.
            } finally {
                close();
            }
        }

        private void awaitHealing() throws InterruptedException {
            while (stalled && !client.isClosed()) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        }

        private void write(OutputStream out, byte number, byte[] body) throws IOException {
            byte[] packet = new byte[body.length + HEADER];
            packet[0] = (byte) body.length;
            packet[1] = (byte) (body.length >> 8);
            packet[2] = (byte) (body.length >> 16);
            packet[3] = number;
            System.arraycopy(body, 0, packet, HEADER, body.length);
            out.write(packet);
        }

        private int length(byte[] header) {
            return (header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16;
        }

        void close() {
            Pipe.close(client);
            Pipe.close(server);
            links.remove(this);
        }
    }
}
