package platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * What this instance has seen of the chain, kept outside the database: the newest end in {@code <file>.head}, replaced as
 * the chain grows, and one line every ten minutes in {@code <file>}, only ever added to. Without them a chain whose
 * end was cut off would look whole. Each line carries its own keyed hash.
 */
@Component
class AuditCheckpoints {
    private static final Duration GAP = Duration.ofMinutes(10);

    private final Path file;
    private final Path head;
    private final AuditSeals seals;
    private final Clock clock;
    private Instant lastKept = Instant.EPOCH;

    AuditCheckpoints(AuditProperties properties, AuditSeals seals, Clock clock) {
        file = properties.checkpoints();
        head = file.resolveSibling(file.getFileName() + ".head");
        this.seals = seals;
        this.clock = clock;
    }

    /** The chain had this hash at this position. */
    record Checkpoint(long position, String hash) {}

    /**
     * What is kept.
     *
     * @param damaged how many lines are not what was written
     */
    record Kept(List<Checkpoint> checkpoints, int damaged) {}

    /** The newest that can be trusted. */
    synchronized Optional<Checkpoint> newest() {
        return read(head).checkpoints().stream().findFirst();
    }

    /** Whether the newest is not what was written. */
    synchronized boolean newestIsDamaged() {
        return read(head).damaged() > 0;
    }

    synchronized Kept all() {
        Kept older = read(file);
        Kept newest = read(head);
        List<Checkpoint> both = new ArrayList<>(older.checkpoints());
        both.addAll(newest.checkpoints());
        return new Kept(both, older.damaged() + newest.damaged());
    }

    /** Remembers the chain's end. */
    synchronized void keep(AuditTable.Tail tail) {
        Instant now = clock.instant();
        String text = String.format(Locale.ROOT, "%d %s %s", tail.position(), tail.hash(), now);
        String line = text + ' ' + seals.ofCheckpoint(text) + '\n';
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path draft = head.resolveSibling(head.getFileName() + ".new");
            Files.writeString(draft, line);
            Files.move(draft, head, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (!lastKept.plus(GAP).isAfter(now)) {
                Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                lastKept = now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log's checkpoint " + file + " cannot be written", e);
        }
    }

    private Kept read(Path path) {
        try {
            List<Checkpoint> good = new ArrayList<>();
            int damaged = 0;
            for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
                int last = line.lastIndexOf(' ');
                if (last > 0 && seals.isOfCheckpoint(line.substring(last + 1), line.substring(0, last))) {
                    String[] parts = line.split(" ", -1);
                    good.add(new Checkpoint(Long.parseLong(parts[0]), parts[1]));
                } else {
                    damaged++;
                }
            }
            return new Kept(good, damaged);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log's checkpoint " + path + " cannot be read", e);
        }
    }
}
