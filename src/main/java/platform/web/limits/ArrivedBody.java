package platform.web.limits;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request whose body is here already: nobody has a place, and with it a connection to the database in view, while a body comes in byte
 * by byte. JSON alone is read so, of up to {@value #MOST} bytes: the server reads forms and files by itself.
 */
final class ArrivedBody extends HttpServletRequestWrapper {
    private static final int MOST = 1 << 16;

    private final byte[] body;

    private ArrivedBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
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

    /** Waits for all of it. */
    static HttpServletRequest of(HttpServletRequest request) throws IOException {
        return new ArrivedBody(request, request.getInputStream().readNBytes(MOST));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Stream(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), UTF_8));
    }

    private static final class Stream extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Stream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, length);
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
