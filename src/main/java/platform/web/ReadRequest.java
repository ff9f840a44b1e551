package platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

/** A request whose body was read already, to be read once more by who handles it. */
public final class ReadRequest extends HttpServletRequestWrapper {
    private final byte[] body;
    private final @Nullable IOException broken;

    public ReadRequest(HttpServletRequest request, byte[] body) {
        this(request, body, null);
    }

    private ReadRequest(HttpServletRequest request, byte[] body, @Nullable IOException broken) {
        super(request);
        this.body = body;
        this.broken = broken;
    }

    /** Waits for all of a body that has announced its length; that it does not come is told to whoever reads it. */
    public static ReadRequest arrived(HttpServletRequest request) {
        try {
            return new ReadRequest(request, request.getInputStream().readNBytes(request.getContentLength()));
        } catch (IOException e) {
            return new ReadRequest(request, new byte[0], e);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (broken != null) {
            throw broken;
        }
        return new Body(new ByteArrayInputStream(body));
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
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
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is there already");
        }
    }
}
