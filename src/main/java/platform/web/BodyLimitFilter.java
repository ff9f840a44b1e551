package platform.web;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies of no one type, above 1 MB, and files that sellers' people bring above 10 MB: at once when the length is announced, else when that
 * many bytes have come.
 */
@Component
@Order(FilterOrder.BODY_LIMIT)
class BodyLimitFilter extends OncePerRequestFilter {
    static final long LIMIT = 1 << 20;
    static final long FILES_LIMIT = 10 << 20;
    private static final String BRING_FILES = "/seller/";

    private final Problems problems;

    BodyLimitFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = bringsFiles(request) ? FILES_LIMIT : LIMIT;
        if (request.getContentLengthLong() > limit
                || (isMultipart(request) && request.getContentLengthLong() < 0)) {
            // Nobody reads the rest of this body, so the connection cannot be used again.
            response.setHeader("Connection", "close");
            problems.write(request, response, PlatformError.BODY_TOO_LARGE);
            return;
        }
        if (request.getContentType() != null && request.getContentType().indexOf('*') >= 0) {
            problems.write(request, response, PlatformError.UNSUPPORTED_MEDIA_TYPE); // Spring takes it for a mistake of ours.
            return;
        }
        chain.doFilter(request.getContentLengthLong() >= 0 ? request : new Limited(request, limit), response);
    }

    private static boolean bringsFiles(HttpServletRequest request) {
        return isMultipart(request) && request.getRequestURI().startsWith(BRING_FILES);
    }

    /** The server reads its parts past this filter, so that they are never counted; who sends files knows their length. */
    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long limit;
        private long read;

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            return next < 0 ? next : count(1, next);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = body.read(buffer, offset, length);
            return got < 0 ? got : count(got, got);
        }

        private int count(int more, int result) throws IOException {
            read += more;
            if (read > limit) {
                throw new BodyTooLargeException(limit);
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
