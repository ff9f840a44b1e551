package testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bytes over a socket, for what no HTTP client would send. */
public final class RawHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE = 10_000;
    private static final String CONTINUE = "HTTP/1.1 100 ";
    private static final String END_OF_CONTINUE = "\r\n\r\n";

    private final int port;

    public RawHttp(int port) {
        this.port = port;
    }

    /**
     * Sends these bytes.
     *
     * @param request all of it; must make the server close the connection
     */
    public Api.Answer send(String request) {
        return answer(sendText(request));
    }

    /** Sends these bytes and no more, and reads what is said to that. */
    public Api.Answer sendHalf(String request) {
        return answer(text(request, true));
    }

    /**
     * Sends a head, waits until the server goes on with it, sends some of the body and is gone: the server's next read of it fails.
     * Without the wait a reset can overtake the head, and then there was no request at all.
     *
     * @param head all of it, without the empty line at its end
     */
    public void abort(String head, String someOfTheBody) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            begin(socket, head);
            socket.getOutputStream().write(someOfTheBody.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a head, and waits until the server goes on with it.
     *
     * @param head all of it, without the empty line at its end
     */
    public Slow begin(String head) {
        return new Slow(head, true);
    }

    /** The same without waiting: the server is not asked to go on. */
    public Slow open(String head) {
        return new Slow(head, false);
    }

    /** A request whose body does not come at once. */
    public final class Slow implements AutoCloseable {
        private final Socket socket;

        private Slow(String head, boolean waits) {
            try {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                if (waits) {
                    begin(socket, head);
                } else {
                    socket.setSoTimeout(PATIENCE);
                    sends(head + "\r\n\r\n");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Some of the body. */
        public void sends(String some) {
            try {
                socket.getOutputStream().write(some.getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether the server has said something. */
        public boolean isAnswered() {
            try {
                return socket.getInputStream().available() > 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What the server says, if it ends the connection with it. */
        public Api.Answer lastAnswer() {
            try {
                return answer(new String(socket.getInputStream().readAllBytes(), UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void begin(Socket socket, String head) throws IOException {
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream().write((head + "\r\nExpect: 100-continue\r\n\r\n").getBytes(UTF_8));
        String said = new String(socket.getInputStream().readNBytes(CONTINUE.length()), UTF_8);
        if (!said.equals(CONTINUE)) {
            throw new IllegalStateException("instead of 100 the server said " + said);
        }
        socket.getInputStream().skipNBytes(END_OF_CONTINUE.length());
    }

    private static Api.Answer answer(String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        String[] head = parts[0].split("\r\n", -1);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(": ?", 2);
            headers.computeIfAbsent(header[0], _ -> new ArrayList<>()).add(header[1]);
        }
        int at = parts.length < 2 ? -1 : parts[1].indexOf('{');
        boolean json = headers.getOrDefault("Content-Type", List.of("")).getFirst().contains("json") && at >= 0;
        return new Api.Answer(Integer.parseInt(head[0].split(" ", -1)[1]),
                json ? JSON.readTree(parts[1].substring(at, parts[1].lastIndexOf('}') + 1)) : MissingNode.getInstance(),
                HttpHeaders.of(headers, (_, _) -> true));
    }

    /** The whole answer as it came. */
    public String sendText(String request) {
        return text(request, false);
    }

    private String text(String request, boolean noMore) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            if (noMore) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
