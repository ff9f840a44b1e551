package platform.chain;

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
import java.util.function.LongFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What this instance has seen of a chain in the database, kept outside of it: the newest end in {@code <file>.head}, replaced
 * as the chain grows, and one line every ten minutes in {@code <file>}, only ever added to. Without them a chain whose
 * end was cut off would look whole. Each line carries its own keyed hash. A chain that does not go on from what was noted is
 * reported, as is a note that was changed, and the note is kept as it is: the evidence must not be overwritten.
 */
public class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration GAP = Duration.ofMinutes(10);

    private final String chain;
    private final Path file;
    private final Path head;
    private final KeyedHash hash;
    private final Clock clock;
    private Instant lastKept = Instant.EPOCH;
    private boolean complained;

    /**
     * Keeps them in a file, which need not be there yet.
     *
     * @param chain whose, for a person
     */
    public Checkpoints(String chain, Path file, KeyedHash hash, Clock clock) {
        this.chain = chain;
        this.file = file;
        head = file.resolveSibling(file.getFileName() + ".head");
        this.hash = hash;
        this.clock = clock;
    }

    /** The chain had this hash at this position. */
    public record Checkpoint(long position, String hash) {}

    /**
     * What is kept.
     *
     * @param damaged how many lines are not what was written
     */
    public record Kept(List<Checkpoint> checkpoints, int damaged) {}

    /** The newest that can be trusted. */
    public synchronized Optional<Checkpoint> newest() {
        return read(head).checkpoints().stream().findFirst();
    }

    /**
     * Whether a chain still contains what was noted last; complains otherwise.
     *
     * @param hashAt what the chain has at a position
     */
    public synchronized boolean areIn(LongFunction<Optional<String>> hashAt) {
        Kept kept = read(head);
        if (kept.damaged() > 0) {
            complain("newest checkpoint was tampered with: it does not carry its own keyed hash");
            return false;
        }
        Optional<Checkpoint> other = kept.checkpoints().stream()
                .filter(noted -> hashAt.apply(noted.position()).filter(noted.hash()::equals).isEmpty()).findFirst();
        other.ifPresent(noted -> complain("chain was tampered with: it does not contain the checkpoint at position "
                + noted.position()));
        complained = other.isPresent();
        return other.isEmpty();
    }

    /**
     * Notes a chain's end, if it goes on from what was noted last.
     *
     * @param hashAt what the chain has at a position
     */
    public synchronized void note(long position, String end, LongFunction<Optional<String>> hashAt) {
        if (areIn(hashAt) && position > newest().map(Checkpoint::position).orElse(0L)) {
            keep(position, end);
        }
    }

    private void complain(String about) {
        if (!complained) {
            LOG.error("The {}'s {}", chain, about);
            complained = true;
        }
    }

    /** All of them. */
    public synchronized Kept all() {
        Kept older = read(file);
        Kept newest = read(head);
        List<Checkpoint> both = new ArrayList<>(older.checkpoints());
        both.addAll(newest.checkpoints());
        return new Kept(both, older.damaged() + newest.damaged());
    }

    private void keep(long position, String end) {
        Instant now = clock.instant();
        String text = String.format(Locale.ROOT, "%d %s %s", position, end, now);
        String line = text + ' ' + hash.of(text.getBytes(UTF_8)) + '\n';
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
            throw new UncheckedIOException("The checkpoint " + file + " cannot be written", e);
        }
    }

    private Kept read(Path path) {
        try {
            List<Checkpoint> good = new ArrayList<>();
            int damaged = 0;
            for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
                int last = line.lastIndexOf(' ');
                if (last > 0 && hash.isOf(line.substring(last + 1), line.substring(0, last).getBytes(UTF_8))) {
                    String[] parts = line.split(" ", -1);
                    good.add(new Checkpoint(Long.parseLong(parts[0]), parts[1]));
                } else {
                    damaged++;
                }
            }
            return new Kept(good, damaged);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint " + path + " cannot be read", e);
        }
    }
}
