package pay.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import pay.error.PayError;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Takes a daily file and holds it against our books. It is read through before anything is written, so that of a bad file
 * nothing is kept; its lines come in by many transactions and count from the last one on, in place of an earlier revision's.
 */
@Service
class TakeFile {
    private final ReconFiles files;
    private final ReconLines lines;
    private final Differences differences;
    private final MatchFile match;
    private final ActOnDifferences act;
    private final TransactionTemplate transaction;
    private final ReconSettings settings;
    private final Ids ids;
    private final Clock clock;

    TakeFile(ReconFiles files, ReconLines lines, Differences differences, MatchFile match, ActOnDifferences act,
            TransactionTemplate transaction, ReconSettings settings, Ids ids, Clock clock) {
        this.files = files;
        this.lines = lines;
        this.differences = differences;
        this.match = match;
        this.act = act;
        this.transaction = transaction;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where a file is read from, each time from its beginning. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * What became of a file.
     *
     * @param unchanged it had been taken before, and nothing was done
     * @param found how many lines differ, by how
     */
    record Taken(ReconFile file, boolean unchanged, List<Differences.Count> found) {}

    /** Takes what came by the source's own way, as {@link #take(Opener, Tsid)} does. */
    Taken take(Opener opener) throws IOException, BadFile {
        return take(opener, null);
    }

    /**
     * Takes it, once however often it comes.
     *
     * @param uploader who alone vouches for it: deposits in it that nobody told of are taken in once somebody else has brought
     *     the same file; null when it came by the source's own way
     *
     * @throws BadFile when a line of it cannot be read
     * @throws DomainException {@link PayError#RECON_FILE_OLD} when another file with this revision or a newer one was taken,
     *     {@link PayError#RECON_FILE_LOADING} when somebody is loading it
     */
    Taken take(Opener opener, @Nullable Tsid uploader) throws IOException, BadFile {
        DailyFile.Content content;
        try (InputStream in = opener.open()) {
            content = DailyFile.read(in, line -> {
            });
        }
        ReconFile file = transaction.execute(status -> begin(content, uploader));
        if (file.status() != ReconFile.Status.LOADING) {
            act.act(file.source());
            return new Taken(file, true, differences.counts(file));
        }
        lines.remove(file);
        transaction.executeWithoutResult(status -> differences.remove(file));
        ReconLines.Loading loading = lines.load(file);
        try (InputStream in = opener.open()) {
            if (!DailyFile.read(in, loading::take).equals(content)) {
                throw new IOException("It has changed while it was read");
            }
        }
        loading.flush();
        match.match(file, now());
        Optional<ReconFile> old = transaction.execute(status -> end(file, content));
        old.ifPresent(lines::remove);
        act.act(file.source());
        return new Taken(file, false, differences.counts(file));
    }

    private ReconFile begin(DailyFile.Content content, @Nullable Tsid uploader) {
        FileHead head = content.head();
        Optional<ReconFile> current = files.lockCurrent(head.source(), head.day());
        if (current.filter(newest -> newest.revision() > head.revision()).isPresent()) {
            throw new DomainException(PayError.RECON_FILE_OLD);
        }
        if (files.begin(ids.nextLong(), content, uploader, now())) {
            return files.lock(head).orElseThrow();
        }
        ReconFile known = files.lock(head).orElseThrow();
        if (known.status() != ReconFile.Status.LOADING) {
            if (!known.sha256().equals(content.sha256())) {
                throw new DomainException(PayError.RECON_FILE_OLD);
            }
            files.confirm(known, uploader);
            return known;
        }
        if (known.begunAt().plus(settings.takeOverAfter()).isAfter(now())) {
            throw new DomainException(PayError.RECON_FILE_LOADING);
        }
        files.beginAnew(known, content, uploader, now());
        return files.lock(head).orElseThrow();
    }

    /** Returns what it replaces. */
    private Optional<ReconFile> end(ReconFile file, DailyFile.Content content) {
        if (!files.isStillLoading(file) || lines.count(file) != content.count()) {
            throw new IllegalStateException("Somebody else has loaded file " + file.id());
        }
        Optional<ReconFile> old = files.lockCurrent(file.source(), file.day());
        if (old.filter(newer -> newer.revision() > file.revision()).isPresent()) {
            throw new DomainException(PayError.RECON_FILE_OLD);
        }
        old.ifPresent(replaced -> {
            differences.replace(replaced, file, now());
            files.end(replaced, ReconFile.Status.REPLACED, now());
        });
        files.end(file, ReconFile.Status.CURRENT, now());
        differences.findTwice(file, now());
        return old;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
