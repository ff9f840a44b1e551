package platform.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the id of the current trace, and continues a trace in work that runs later or elsewhere. */
@Component
public class Traces {
    private static final int TRACE_ID_LENGTH = 32;
    private static final int SPAN_ID_LENGTH = 16;

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The current trace id, 32 hexadecimal digits; null outside any trace. */
    public @Nullable String currentId() {
        TraceContext context = tracer.currentTraceContext().context();
        return context == null || context.traceId().isEmpty() ? null : context.traceId();
    }

    /**
     * Runs work as a span of the trace with the given id, as an event's delivery does with the id stored in the log. With
     * null or something that is not a trace id the work gets a trace of its own.
     */
    public void resume(@Nullable String traceId, String name, Runnable work) {
        Span.Builder builder = tracer.spanBuilder().name(name);
        if (traceId != null && traceId.length() == TRACE_ID_LENGTH) {
            // The span that published is not kept, only its trace: any span id that is not zero stands for it.
            builder.setParent(tracer.traceContextBuilder().traceId(traceId)
                    .spanId(traceId.substring(0, SPAN_ID_LENGTH)).sampled(true).build());
        } else {
            builder.setNoParent();
        }
        Span span = builder.start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            work.run();
        } finally {
            span.end();
        }
    }
}
