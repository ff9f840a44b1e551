package commerce.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import commerce.refusal.CommerceError;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Reads a table that somebody brought, by what is in it and not by its name: an xlsx workbook, or CSV in UTF-8 or CP949. */
@Component
public class ReadSheet {
    public static final int MOST_BYTES = 10 << 20;
    private static final Duration WAIT = Duration.ofSeconds(3);

    /** Each takes up to some hundred megabytes meanwhile. */
    private final Semaphore places = new Semaphore(2);

    /**
     * Reads all of it, or nothing.
     *
     * @param file taken into memory when it is its turn
     * @param mostRows below the names of the columns
     * @throws DomainException {@code SHEET_UNREADABLE}, {@code SHEET_TOO_LARGE}; {@code TEMPORARILY_UNAVAILABLE} while too many
     *     others are at it
     */
    public Sheet read(InputStreamSource file, int mostRows) {
        if (!isLetIn()) {
            throw DomainException.retryAfter(WAIT, PlatformError.TEMPORARILY_UNAVAILABLE);
        }
        try {
            byte[] content = content(file);
            RowCollector rows = new RowCollector(mostRows);
            if (isZip(content)) {
                XlsxFile.read(content, rows);
            } else {
                CsvFile.read(content, rows);
            }
            return rows.sheet();
        } finally {
            places.release();
        }
    }

    private static byte[] content(InputStreamSource file) {
        try (InputStream in = file.getInputStream()) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new DomainException(CommerceError.SHEET_TOO_LARGE, MOST_BYTES);
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isZip(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    private boolean isLetIn() {
        try {
            return places.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
