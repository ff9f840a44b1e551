package ads.counting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only log on disk. One thread writes whatever has come meanwhile and flushes it at once, so that many requests share
 * a flush; a request is answered after its flush. What a crash tore off at the end was never answered, and is cut away.
 */
final class SegmentLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentLog.class);
    private static final int WRITE_AT_ONCE = 1 << 20;

    private record Pending(ByteBuffer frame, CompletableFuture<Void> durable) {}

    private final LogFolder folder;
    private final long segmentBytes;
    private final BlockingQueue<Pending> queue;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(WRITE_AT_ONCE + LogFrame.LARGEST);
    private final Thread writer;
    private FileChannel segment;
    private long segmentStart;
    private volatile long durable;
    private volatile boolean open = true;

    /**
     * @param segmentBytes after which a new segment is begun
     * @param waiting requests that may wait for their flush; further ones are refused
     * @param settledTo where the database has settled this log to
     */
    SegmentLog(LogFolder folder, long segmentBytes, int waiting, long settledTo) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.queue = new ArrayBlockingQueue<>(waiting);
        try {
            SortedMap<Long, Path> segments = folder.segments();
            segmentStart = segments.isEmpty() ? 0 : segments.lastKey();
            segment = FileChannel.open(folder.segment(segmentStart), StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
            long good = goodBytes(segment);
            if (good < segment.size()) {
                LOG.warn("Cut {} bytes off the log of events that were not written whole", segment.size() - good);
                segment.truncate(good);
            }
            segment.position(good);
            segment.force(true);
            folder.force();
            durable = segmentStart + good;
            if (durable < settledTo) {
                LOG.error("The log of events ends at {}, and was settled to {}: it is an older one than the database."
                        + " What was behind that is lost. It goes on where it was settled to, or nothing new would be counted",
                        durable, settledTo);
                begin(settledTo);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer = Thread.ofPlatform().name("ads-event-log").start(this::write);
    }

    private static long goodBytes(FileChannel channel) throws IOException {
        long good = 0;
        ByteBuffer part = ByteBuffer.allocate(WRITE_AT_ONCE + LogFrame.LARGEST);
        while (true) {
            part.clear();
            readFully(channel, part, good);
            part.flip();
            long before = good;
            for (int length = LogFrame.lengthAt(part); length > 0; length = LogFrame.lengthAt(part)) {
                part.position(part.position() + length);
                good += length;
            }
            if (good == before) {
                return good;
            }
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
        long at = position;
        for (int read = channel.read(into, at); read > 0; read = channel.read(into, at)) {
            at += read;
        }
    }

    /** Takes a frame; done when it is on disk. Null when too many wait already, or the log is broken. */
    @Nullable
    CompletableFuture<Void> append(ByteBuffer frame) {
        Pending pending = new Pending(frame, new CompletableFuture<>());
        return open && queue.offer(pending) ? pending.durable() : null;
    }

    /** The position behind the last byte that is on disk. */
    long durable() {
        return durable;
    }

    /** Whether this log can take anything; not when a write failed, nor when it is closed. */
    boolean isWriting() {
        return writer.isAlive();
    }

    private void write() {
        List<Pending> batch = new ArrayList<>();
        try {
            while (open || !queue.isEmpty()) {
                Pending first = queue.poll(50, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    write(batch);
                }
                batch.clear();
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.error("The log of events is broken and takes no more", e);
            open = false;
            batch.forEach(each -> each.durable().completeExceptionally(e));
            for (Pending each = queue.poll(); each != null; each = queue.poll()) {
                each.durable().completeExceptionally(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Pending> batch) throws IOException {
        buffer.clear();
        buffer.put(batch.getFirst().frame());
        while (buffer.position() < WRITE_AT_ONCE) {
            Pending next = queue.poll();
            if (next == null) {
                break;
            }
            batch.add(next);
            buffer.put(next.frame());
        }
        buffer.flip();
        int bytes = buffer.remaining();
        while (buffer.hasRemaining()) {
            segment.write(buffer);
        }
        segment.force(false);
        long end = durable + bytes;
        durable = end;
        batch.forEach(each -> each.durable().complete(null));
        if (durable - segmentStart >= segmentBytes) {
            begin(durable);
        }
    }

    private void begin(long position) throws IOException {
        segment.close();
        segmentStart = position;
        durable = position;
        segment = FileChannel.open(folder.segment(segmentStart), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        folder.force();
    }

    /**
     * What follows a position.
     *
     * @param next the position behind the last event
     */
    record Part(List<Happening> events, long next) {}

    /** Reads what is on disk from a position on, about {@code mostBytes} at most. */
    Part read(long position, int mostBytes) throws IOException {
        long end = durable;
        if (position >= end) {
            return new Part(List.of(), position);
        }
        SortedMap<Long, Path> segments = folder.segments();
        long from = firstFrom(position, segments);
        long start = segments.headMap(from + 1).lastKey();
        SortedMap<Long, Path> later = segments.tailMap(start + 1);
        long segmentEnd = later.isEmpty() ? end : Math.min(end, later.firstKey());
        ByteBuffer bytes = ByteBuffer
                .allocate((int) Math.min(Math.max(mostBytes, LogFrame.LARGEST), segmentEnd - from));
        try (FileChannel channel = FileChannel.open(folder.segment(start), StandardOpenOption.READ)) {
            readFully(channel, bytes, from - start);
        }
        bytes.flip();
        List<Happening> events = new ArrayList<>();
        while (LogFrame.lengthAt(bytes) > 0) {
            events.addAll(LogFrame.read(bytes));
        }
        if (bytes.position() == 0) {
            throw new IOException("The log of events cannot be read at " + from);
        }
        return new Part(events, from + bytes.position());
    }

    /** The first position from this one on that there is anything at: a database that was put back may know an older one. */
    private long firstFrom(long position, SortedMap<Long, Path> segments) throws IOException {
        SortedMap<Long, Path> before = segments.headMap(position + 1);
        if (!before.isEmpty() && position < before.lastKey() + Files.size(folder.segment(before.lastKey()))) {
            return position;
        }
        long first = segments.tailMap(position + 1).firstKey();
        LOG.error("The log of events is settled to {} and has nothing from there to {}: the database is older than it."
                + " What was settled meanwhile is not counted any more", position, first);
        return first;
    }

    /** Deletes the segments that lie wholly before a position. */
    void dropBefore(long position) throws IOException {
        SortedMap<Long, Path> segments = folder.segments();
        Path previous = null;
        for (var each : segments.entrySet()) {
            if (previous != null && each.getKey() <= position) {
                Files.delete(previous);
            }
            previous = each.getValue();
        }
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() throws IOException {
        open = false;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        segment.close();
        folder.close();
    }
}
