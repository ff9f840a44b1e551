package platform.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

/** How large a body may be: 1 MB, and 10 MB where sellers' people bring files. */
public final class BodyLimit {
    /** In bytes, of all but files. */
    public static final int LARGEST = 1 << 20;
    private static final int FILES = 10 << 20;
    private static final String BRING_FILES = "/seller/";

    private BodyLimit() {}

    /** Its parts are read by the server alone, which does not count them; who sends files knows their length. */
    public static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Whether it announces no more than it may bring; what does not say its length is counted as it comes. */
    public static boolean isKept(HttpServletRequest request) {
        boolean parts = isMultipart(request);
        int limit = parts && request.getRequestURI().startsWith(BRING_FILES) ? FILES : LARGEST;
        long announced = request.getContentLengthLong();
        return announced <= limit && (announced >= 0 || !parts);
    }
}
