package ads.counting;

import java.nio.ByteBuffer;
import java.time.Instant;

import ads.audience.Numbered;
import ads.token.AdToken;

/** One event as the log holds it. */
record Happening(EventKind kind, Instant at, AdToken token) {
    static final int BYTES = 1 + Long.BYTES + AdToken.BYTES;
    private static final EventKind[] KINDS = Numbered.inOrder(EventKind.values());

    void write(ByteBuffer to) {
        to.put((byte) kind.number()).putLong(at.toEpochMilli());
        token.write(to);
    }

    static Happening read(ByteBuffer from) {
        return new Happening(KINDS[from.get()], Instant.ofEpochMilli(from.getLong()), AdToken.read(from));
    }
}
