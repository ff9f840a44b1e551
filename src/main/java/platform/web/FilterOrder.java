package platform.web;

import org.springframework.core.Ordered;

/** The order of the filters around every request; the trace begins after who is turned away has gone, at the highest precedence + 1. */
public final class FilterOrder {
    public static final int ADMISSION = Ordered.HIGHEST_PRECEDENCE;
    public static final int TRACE_ID = Ordered.HIGHEST_PRECEDENCE + 10;
    public static final int HOT_PATH = Ordered.HIGHEST_PRECEDENCE + 15;
    public static final int ADDRESS_RATE_LIMIT = Ordered.HIGHEST_PRECEDENCE + 30;
    public static final int BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 40;
    public static final int QUERY_TEXT = Ordered.HIGHEST_PRECEDENCE + 50;
    public static final int FORM_TEXT = Ordered.HIGHEST_PRECEDENCE + 60;
    /** After Spring Security's chain, which runs at -100: here the caller is known. */
    public static final int CALLER_RATE_LIMIT = 0;

    private FilterOrder() {}
}
