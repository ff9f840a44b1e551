package pay.reconciliation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.web.DomainException;

/**
 * Takes the files that appear in a folder, in the order of their names, and moves each to {@code taken} or {@code refused} below
 * it, there with the lines that could not be read beside it. Runs on every instance: one loads a file, the others find it loading.
 */
@Component
class FolderJob {
    private static final Logger LOG = LoggerFactory.getLogger(FolderJob.class);

    private final TakeFile take;
    private final ReconFiles files;
    private final ActOnDifferences act;
    private final ReconSettings settings;

    FolderJob(TakeFile take, ReconFiles files, ActOnDifferences act, ReconSettings settings) {
        this.take = take;
        this.files = files;
        this.act = act;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${madang.pay.reconciliation.pause:1m}", initialDelayString = "${madang.pay.reconciliation.pause:1m}")
    void run() {
        Path folder = settings.folder();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(each -> each.toString().endsWith(".csv")).sorted().toList();
            for (Path each : found) {
                take(folder, each);
            }
        } catch (IOException e) {
            LOG.warn("The folder of daily files cannot be read", e);
        }
    }

    /** What waits may have ended by itself meanwhile, or become an operator's. One source's failure does not keep the others. */
    @Scheduled(fixedDelayString = "${madang.pay.reconciliation.settle-pause:1h}", initialDelayString = "${madang.pay.reconciliation.settle-pause:1h}")
    void settle() {
        files.sources().forEach(this::act);
    }

    private void act(Source source) {
        try {
            act.act(source);
        } catch (RuntimeException e) {
            LOG.error("What waits of {} is looked at in the next round", source.name(), e);
        }
    }

    /** One that cannot be read does not keep those after it. */
    private void take(Path folder, Path file) {
        try {
            takeOrRefuse(folder, file);
        } catch (IOException | RuntimeException e) {
            LOG.error("{} is left for later", file.getFileName(), e);
        }
    }

    private void takeOrRefuse(Path folder, Path file) throws IOException {
        try {
            TakeFile.Taken taken = take.take(() -> Files.newInputStream(file));
            LOG.info("{}: {} lines, {}", file.getFileName(), taken.file().lines(), taken.found());
            move(file, folder.resolve("taken"));
        } catch (BadFile e) {
            LOG.error("{} is refused: {}", file.getFileName(), e.lines());
            Path refused = move(file, folder.resolve("refused"));
            Files.write(refused.resolveSibling(refused.getFileName() + ".errors"),
                    e.lines().stream().map(line -> line.number() + " " + line.reason()).toList());
        } catch (DomainException e) {
            LOG.warn("{} is left: {}", file.getFileName(), e.code());
            if (e.code() == PayError.RECON_FILE_OLD) {
                move(file, folder.resolve("refused"));
            }
        }
    }

    private static Path move(Path file, Path to) throws IOException {
        Files.createDirectories(to);
        return Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
