package bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One kept connection: sends a request's bytes and reads the answer to it as far as its status and its end.
 *
 * @param <E> what the request is about
 */
public final class HttpConnection<E> {
    private static final int HEAD_END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    private final SocketChannel channel;
    private ByteBuffer answer = ByteBuffer.allocate(1 << 14);
    private volatile @Nullable E exchange;
    private int headEnd;
    /** Of the whole answer; -1 when it comes in chunks. */
    private int length;
    private boolean closes;

    private HttpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static <E> HttpConnection<E> open(InetSocketAddress server, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        HttpConnection<E> connection = new HttpConnection<>(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** Begins to open one without waiting for it: it is there when the selector says that it can be {@linkplain #finish finished}. */
    public static <E> HttpConnection<E> begin(InetSocketAddress server, Selector selector, E about)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        HttpConnection<E> connection = new HttpConnection<>(channel);
        connection.exchange = about;
        channel.connect(server);
        channel.register(selector, channel.isConnected() ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT,
                connection);
        return connection;
    }

    /** From now on its answers are heard. */
    public void finish(SelectionKey key) throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    /** What is under way on it; null when nothing is. */
    public @Nullable E exchange() {
        return exchange;
    }

    /** Whether the server ends it after this answer. */
    public boolean closes() {
        return closes;
    }

    /** Loopback takes a request at once; should it not, this waits. */
    public void send(E about, ByteBuffer request) throws IOException {
        answer.clear();
        headEnd = 0;
        closes = false;
        exchange = about;
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** The status when the answer is complete, else 0. */
    public int receive() throws IOException {
        if (!answer.hasRemaining()) {
            answer = ByteBuffer.allocate(answer.capacity() * 2).put(answer.flip());
        }
        if (channel.read(answer) < 0) {
            throw new EOFException();
        }
        if (headEnd == 0 && !readHead()) {
            return 0;
        }
        int at = answer.position();
        boolean complete = length >= 0 ? at >= length : answer.getInt(at - 4) == HEAD_END && answer.get(at - 5) == '0';
        if (!complete) {
            return 0;
        }
        exchange = null;
        byte[] bytes = answer.array();
        return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + bytes[11] - '0';
    }

    private boolean readHead() {
        for (int i = 0; i + 4 <= answer.position(); i++) {
            if (answer.getInt(i) == HEAD_END) {
                headEnd = i + 4;
                String head = new String(answer.array(), 0, headEnd, ISO_8859_1).toLowerCase(Locale.ROOT);
                closes = head.contains("\r\nconnection: close");
                int at = head.indexOf("\r\ncontent-length: ");
                length = at < 0
                        ? head.contains("\r\ntransfer-encoding") ? -1 : headEnd
                        : headEnd + Integer.parseInt(head.substring(at + 18, head.indexOf('\r', at + 18)));
                return true;
            }
        }
        return false;
    }

    /** Of the answer that is complete. */
    int bodyBytes() {
        return answer.position() - headEnd;
    }

    /** The answer's body, as text. */
    public String body() {
        byte[] all = answer.array();
        int end = answer.position();
        if (length >= 0) {
            return new String(all, headEnd, end - headEnd, UTF_8);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = headEnd;
        while (at < end) {
            int line = at;
            while (all[line] != '\r') {
                line++;
            }
            int size = Integer.parseInt(new String(all, at, line - at, ISO_8859_1), 16);
            whole.write(all, line + 2, size);
            at = line + 2 + size + 2;
        }
        return whole.toString(UTF_8);
    }

    /** Nothing more comes. */
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
