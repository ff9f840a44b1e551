package platform.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Sends one request to somebody's system, by HTTP/1.1. The name is looked up once, all addresses that come back are checked,
 * and the connection goes to one of just these: a name that leads elsewhere a moment later (DNS rebinding) gains nothing. No
 * redirect is followed, no proxy asked, and of the answer its first line alone is read.
 */
final class WebhookLine {
    private static final int LONGEST_LINE = 8 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
    private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();

    private final Names names;
    private final Dialling dialling;
    private final Duration patience;

    WebhookLine(Names names, Dialling dialling, Duration patience) {
        this.names = names;
        this.dialling = dialling;
        this.patience = patience;
    }

    /** Looks names up. */
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Makes connections. */
    @FunctionalInterface
    interface Dialling {
        Socket connect(InetSocketAddress address, int millis) throws IOException;
    }

    /**
     * What came back.
     *
     * @param status of the answer; null when there is none
     * @param error why there is none
     */
    record Reply(@Nullable Integer status, @Nullable Failure error) {
        boolean isGood() {
            return status != null && status >= 200 && status < 300;
        }
    }

    enum Failure {
        /** The name leads to an address that no webhook may go to. */
        ADDRESS_REFUSED, NAME_UNKNOWN, TIMEOUT, CONNECTION, TLS, NOT_HTTP,
        /** No key reads what it is to be signed with: its owner has to renew that. */
        SECRET_UNREADABLE
    }

    /** Sends it and waits for the head of the answer, within the time that an attempt may take. */
    Reply post(WebhookUrl url, boolean maybePrivate, Map<String, String> headers, byte[] body) {
        FutureTask<Reply> exchange = new FutureTask<>(() -> exchange(url, maybePrivate, headers, body));
        Thread thread = Thread.ofVirtual().name("webhook-exchange").start(exchange);
        try {
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Closes the socket that the thread is at.
            thread.interrupt();
            return new Reply(null, Failure.TIMEOUT);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Reply(null, Failure.TIMEOUT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A webhook could not be sent", e.getCause());
        }
    }

    private Reply exchange(WebhookUrl url, boolean maybePrivate, Map<String, String> headers, byte[] body) {
        try {
            InetAddress address = checked(names.resolve(url.host()), maybePrivate);
            if (address == null) {
                return new Reply(null, Failure.ADDRESS_REFUSED);
            }
            try (Socket plain = dialling.connect(new InetSocketAddress(address, url.port()), millis());
                    Socket socket = url.https() ? secured(plain, url) : plain) {
                socket.setSoTimeout(millis());
                socket.getOutputStream().write(request(url, headers, body));
                socket.getOutputStream().flush();
                return status(socket.getInputStream());
            }
        } catch (UnknownHostException e) {
            return new Reply(null, Failure.NAME_UNKNOWN);
        } catch (SSLException e) {
            return new Reply(null, Failure.TLS);
        } catch (IOException e) {
            return new Reply(null, Failure.CONNECTION);
        }
    }

    /** One of them, if all may be called: who mixes a private one in has no good in mind. */
    private static @Nullable InetAddress checked(InetAddress[] found, boolean maybePrivate) {
        boolean good = Arrays.stream(found).allMatch(
                each -> PublicAddress.is(each) || (maybePrivate && PublicAddress.isDevelopers(each)));
        return good && found.length > 0 ? found[0] : null;
    }

    /** With the certificate checked against the name, which the connection was not made by. */
    private static Socket secured(Socket plain, WebhookUrl url) throws IOException {
        SSLSocket socket = (SSLSocket) TLS.createSocket(plain, url.host(), url.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static byte[] request(WebhookUrl url, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("POST " + url.target() + " HTTP/1.1\r\nHost: " + url.authority()
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        byte[] first = head.append("\r\n").toString().getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }

    private static Reply status(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == -1 || line.size() >= LONGEST_LINE) {
                return new Reply(null, Failure.NOT_HTTP);
            }
            line.write(next);
        }
        Matcher status = STATUS.matcher(line.toString(ISO_8859_1).strip());
        return status.matches()
                ? new Reply(Integer.valueOf(status.group(1)), null)
                : new Reply(null, Failure.NOT_HTTP);
    }

    private int millis() {
        return Math.toIntExact(patience.toMillis());
    }
}
