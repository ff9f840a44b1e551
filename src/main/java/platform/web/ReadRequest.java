package platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

/** A request whose body was read already, to be read once more by who handles it. */
public final class ReadRequest extends HttpServletRequestWrapper {
    private static final int UNKNOWN = 8_192;
    /** Who sends at this speed sends on: bytes in a millisecond, 64 KB a second. */
    private static final int FAST_ENOUGH = 64;

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

    /**
     * Waits for all of a body; that it does not come, or is too large, is told to whoever reads it.
     *
     * @param patience for all of it, and one second more for each 64 KB that came
     * @throws BodyTooSlowException when that was not enough
     */
    public static ReadRequest arrived(HttpServletRequest request, Duration patience) throws BodyTooSlowException {
        try {
            return new ReadRequest(request,
                    read(request.getInputStream(), request.getContentLength(), patience.toNanos()));
        } catch (BodyTooSlowException e) {
            throw e;
        } catch (IOException e) {
            return new ReadRequest(request, new byte[0], e);
        }
    }

    /** @param announced negative when it does not say how long it is */
    private static byte[] read(InputStream in, int announced, long patience) throws IOException {
        long begun = System.nanoTime();
        byte[] bytes = new byte[announced < 0 ? UNKNOWN : announced];
        int read = 0;
        while (announced < 0 || read < announced) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * read);
            }
            int more = in.read(bytes, read, bytes.length - read);
            if (more < 0) {
                break;
            }
            read += more;
            if (read > BodyLimit.LARGEST) {
                throw new BodyTooLargeException(BodyLimit.LARGEST);
            }
            if (read != announced
                    && System.nanoTime() - begun > patience + Duration.ofMillis(read / FAST_ENOUGH).toNanos()) {
                throw new BodyTooSlowException();
            }
        }
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    /** Whether all of its body came. */
    public boolean isWhole() {
        return broken == null;
    }

    /**
     * All of it.
     *
     * @throws IOException what it was broken off by
     */
    public byte[] body() throws IOException {
        if (broken != null) {
            throw broken;
        }
        return body;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(new ByteArrayInputStream(body()));
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
