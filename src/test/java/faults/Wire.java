package faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Requests over kept connections, a thread and a connection for each that is under way: as cheap as a client can be, which shares the cores with what it
 * attacks, and with no queue of its own in which a request could wait unseen.
 */
final class Wire {
    private static final int CONNECT_MILLIS = 2_000;

    private final InetSocketAddress server;
    private final int patienceMillis;
    private final Queue<Connection> free = new ConcurrentLinkedQueue<>();

    Wire(int port, Duration patience) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.patienceMillis = Math.toIntExact(patience.toMillis());
    }

    /** What came back. */
    record Answer(int status, String body) {}

    private record Connection(Socket socket, InputStream in) {
        static Connection to(InetSocketAddress server, int patienceMillis) throws IOException {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(patienceMillis);
                socket.connect(server, CONNECT_MILLIS);
                return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }

    /**
     * Sends one and waits for its answer.
     *
     * @param body null for none
     * @throws IOException when there is no answer, or not in time
     */
    Answer send(String method, String path, Map<String, String> headers, @Nullable String body) throws IOException {
        byte[] request = request(method, path, headers, body);
        Connection kept = free.poll();
        Connection connection = kept == null ? Connection.to(server, patienceMillis) : kept;
        boolean stays = false;
        try {
            connection.socket().getOutputStream().write(request);
            Head head = Head.read(connection.in());
            Answer answer = new Answer(head.status(), new String(head.body(connection.in()), UTF_8));
            stays = !head.closes();
            return answer;
        } finally {
            if (stays) {
                free.add(connection);
            } else {
                Pipe.close(connection.socket());
            }
        }
    }

    /** All bytes of one. */
    static byte[] request(String method, String path, Map<String, String> headers, @Nullable String body) {
        byte[] content = body == null ? new byte[0] : body.getBytes(UTF_8);
        StringBuilder head = new StringBuilder(512).append(method).append(' ').append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }

    /** @param length of the body; -1 when it comes in chunks */
    private record Head(int status, int length, boolean closes) {
        static Head read(InputStream in) throws IOException {
            int status = Integer.parseInt(line(in).split(" ", -1)[1]);
            int length = 0;
            boolean closes = false;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String lower = line.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring("content-length:".length()).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    length = -1;
                } else if (lower.startsWith("connection:")) {
                    closes = lower.contains("close");
                }
            }
            return new Head(status, length, closes);
        }

        byte[] body(InputStream in) throws IOException {
            return length >= 0 ? exactly(in, length) : chunks(in);
        }

        private static byte[] chunks(InputStream in) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(line(in), 16);
                all.write(exactly(in, size));
                line(in);
                if (size == 0) {
                    return all.toByteArray();
                }
            }
        }

        private static byte[] exactly(InputStream in, int size) throws IOException {
            byte[] bytes = in.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException("The answer breaks off");
            }
            return bytes;
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            while (true) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException("The answer breaks off");
                }
                if (next == '\n') {
                    return line.toString();
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
        }
    }
}
