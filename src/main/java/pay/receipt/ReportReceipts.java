package pay.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.ledger.SettledTime;
import platform.database.DatabaseFault;
import platform.time.BusinessDays;

/**
 * Reports the receipts of each day once it is over: closes it, writes its file and notes what is in it. Runs on every instance; two
 * that meet write the same, and one that was cut off is begun anew.
 */
@Component
class ReportReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(ReportReceipts.class);

    private final ReceiptDays days;
    private final ReceiptNumbers numbers;
    private final ReceiptFile file;
    private final SettledTime settledTime;
    private final ReceiptSettings settings;
    private final Clock clock;

    ReportReceipts(ReceiptDays days, ReceiptNumbers numbers, ReceiptFile file, SettledTime settledTime,
            ReceiptSettings settings, Clock clock) {
        this.days = days;
        this.numbers = numbers;
        this.file = file;
        this.settledTime = settledTime;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.receipt.pause:1m}", initialDelayString = "${madang.pay.receipt.pause:1m}")
    void run() {
        reportUntil(LocalDate.ofInstant(settledTime.until(), BusinessDays.SEOUL).minusDays(1));
    }

    /** Reports what is not reported yet of the days up to and including this one, in their order; one that cannot be keeps no other. */
    void reportUntil(LocalDate last) {
        for (LocalDate day : days.unreported(last)) {
            try {
                report(day);
            } catch (RuntimeException e) {
                DatabaseFault.rethrow(e);
                LOG.warn("Cash receipts of {} are reported later", day, e);
            }
        }
    }

    private void report(LocalDate day) {
        numbers.close(day, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            numbers.reported(day, settings.folder() == null
                    ? write(day, OutputStream.nullOutputStream())
                    : place(day, settings.folder()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under a name of its own first, so that whoever looks finds it whole or not at all. */
    private ReceiptDays.Report place(LocalDate day, Path folder) throws IOException {
        Path part = Files.createTempFile(folder, "cash-receipts-", ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            ReceiptDays.Report report = write(day, out);
            Files.move(part, folder.resolve("cash-receipts-" + day + ".csv"), StandardCopyOption.ATOMIC_MOVE);
            return report;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private ReceiptDays.Report write(LocalDate day, OutputStream to) throws IOException {
        DigestOutputStream out = new DigestOutputStream(to, sha256());
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        ReceiptFile.Totals totals = file.write(day, writer);
        writer.flush();
        return new ReceiptDays.Report(clock.instant().truncatedTo(ChronoUnit.MICROS), totals.issued(),
                totals.canceled(), HexFormat.of().formatHex(out.getMessageDigest().digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
