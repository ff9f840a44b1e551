package bench;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Work that all want at the same moment: each piece is timed from the first until it is done, however often it was turned away and whenever a connection was free. */
final class Burst implements HttpLoad.Work {
    /** From the beginning until each was done. */
    final Samples answered = new Samples();
    private final HttpLoad.Work work;
    private long begun;

    Burst(HttpLoad.Work work) {
        this.work = work;
    }

    @Override
    public ByteBuffer next() {
        begun = begun == 0 ? System.nanoTime() : begun;
        return work.next();
    }

    @Override
    public boolean answered(ByteBuffer request, int status, int bodyBytes) {
        return work.answered(request, status, bodyBytes);
    }

    @Override
    public @Nullable ByteBuffer goesOn(ByteBuffer request, Supplier<String> body) {
        ByteBuffer more = work.goesOn(request, body);
        if (more == null) {
            answered.add(System.nanoTime() - begun);
        }
        return more;
    }

    @Override
    public long pauseNanos(ByteBuffer request) {
        return work.pauseNanos(request);
    }
}
