package platform.web.limits;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request whose body is here already: nobody has a place, and with it a connection to the database in view, while a body comes in byte
 * by byte. JSON alone is read so, of up to {@value #MOST} bytes: the server reads forms and files by itself.
 */
final class ArrivedBody extends HttpServletRequestWrapper {
    private static final int MOST = 1 << 16;

    private final byte[] body;
    private final @Nullable IOException broken;

    private ArrivedBody(HttpServletRequest request, byte[] body, @Nullable IOException broken) {
        super(request);
        this.body = body;
        this.broken = broken;
    }

    /** Whether it can be had before the request gets a place. */
    static boolean fits(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("application/json") && request.getContentLengthLong() >= 0
                && request.getContentLengthLong() <= MOST;
    }

    /** Whether nothing of it is to come any more, or it has none. */
    static boolean isHere(HttpServletRequest request) {
        return request instanceof ArrivedBody
                || (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null);
    }

    /** Waits for all of it; that it did not come is told to whoever reads it. */
    static HttpServletRequest of(HttpServletRequest request) {
        try {
            return new ArrivedBody(request, request.getInputStream().readNBytes(MOST), null);
        } catch (IOException e) {
            return new ArrivedBody(request, new byte[0], e);
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Stream(new ByteArrayInputStream(body), broken);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), UTF_8));
    }

    private static final class Stream extends ServletInputStream {
        private final ByteArrayInputStream bytes;
        private final @Nullable IOException broken;

        Stream(ByteArrayInputStream bytes, @Nullable IOException broken) {
            this.bytes = bytes;
            this.broken = broken;
        }

        @Override
        public int read() throws IOException {
            require();
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            require();
            return bytes.read(buffer, offset, length);
        }

        private void require() throws IOException {
            if (broken != null) {
                throw broken;
            }
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("Nothing here reads a body without waiting");
        }
    }
}
