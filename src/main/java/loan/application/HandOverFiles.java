package loan.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Supplier;

import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderFault;
import loan.lender.LenderFile;
import loan.lender.LenderLine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;

/** Hands the files of an application over to its lender, each until it is acknowledged. No transaction is held meanwhile. */
@Component
class HandOverFiles {
    /** For all of them: the member may be waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Attachments attachments;
    private final LenderLine line;
    private final LenderBreakers breakers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandOverFiles(Attachments attachments, LenderLine line, LenderBreakers breakers, TransactionTemplate transaction,
            Clock clock) {
        this.attachments = attachments;
        this.line = line;
        this.breakers = breakers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws LenderFault when the lender has not acknowledged all of them; what it has is not sent again */
    void handOver(Lender lender, ApplicationId id) {
        Instant until = clock.instant().plus(PATIENCE);
        for (Attachment each : inTransaction(() -> attachments.unhanded(id))) {
            if (!clock.instant().isBefore(until)) {
                throw new LenderFault("takes files slowly");
            }
            LenderFile file = new LenderFile(Tsid.of(id), each.told(),
                    Base64.getEncoder().encodeToString(inTransaction(() -> attachments.content(each))));
            breakers.call(lender.id(), () -> {
                line.handOver(lender, file);
                return file;
            });
            transaction.executeWithoutResult(
                    _ -> attachments.handed(each.id(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    private <T> T inTransaction(Supplier<T> read) {
        return Objects.requireNonNull(transaction.execute(_ -> read.get()));
    }
}
