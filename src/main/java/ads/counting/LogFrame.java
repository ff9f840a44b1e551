package ads.counting;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The events of one request in the log: length, CRC-32C, events. Whole or not at all. */
final class LogFrame {
    static final int HEAD = 2 * Integer.BYTES;
    static final int MOST_EVENTS = 1000;
    static final int LARGEST = HEAD + MOST_EVENTS * Happening.BYTES;

    private LogFrame() {}

    static ByteBuffer of(List<Happening> events) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + events.size() * Happening.BYTES);
        frame.position(HEAD);
        events.forEach(event -> event.write(frame));
        frame.flip();
        frame.putInt(0, frame.limit() - HEAD).putInt(Integer.BYTES, crc(frame, HEAD, frame.limit()));
        return frame;
    }

    /** The length of the whole frame that begins at the buffer's position; 0 when it is cut off, torn or none. */
    static int lengthAt(ByteBuffer buffer) {
        if (buffer.remaining() < HEAD) {
            return 0;
        }
        int start = buffer.position();
        int body = buffer.getInt(start);
        boolean possible = body > 0 && body % Happening.BYTES == 0 && body <= LARGEST - HEAD
                && body <= buffer.remaining() - HEAD;
        return possible && crc(buffer, start + HEAD, start + HEAD + body) == buffer.getInt(start + Integer.BYTES)
                ? HEAD + body
                : 0;
    }

    /** Reads the frame at the buffer's position, and goes behind it. */
    static List<Happening> read(ByteBuffer buffer) {
        int events = buffer.getInt() / Happening.BYTES;
        buffer.getInt();
        List<Happening> all = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            all.add(Happening.read(buffer));
        }
        return all;
    }

    private static int crc(ByteBuffer buffer, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().limit(to).position(from));
        return (int) crc.getValue();
    }
}
