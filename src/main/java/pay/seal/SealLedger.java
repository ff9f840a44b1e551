package pay.seal;

import java.time.Clock;
import java.time.Instant;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.Ledger;
import platform.chain.Checkpoints;
import platform.chain.KeyedHash;
import platform.crypto.Secrets;
import platform.id.Ids;

/**
 * Seals what the ledger holds, every minute, on whichever instance gets the lock. Postings do not wait for it: it stays behind
 * by so long that no transaction which has taken its ids can still commit.
 */
@Component
class SealLedger {
    private static final int MOST = 50_000;

    private final SealTable table;
    private final SealCheckpoints checkpoints;
    private final KeyedHash links;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SealLedger(SealTable table, SealCheckpoints checkpoints, Secrets secrets, TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.checkpoints = checkpoints;
        this.links = links(secrets);
        this.transaction = transaction;
        this.clock = clock;
    }

    static KeyedHash links(Secrets secrets) {
        return new KeyedHash(secrets.hmacKeys("pay.seal"));
    }

    @Scheduled(fixedDelayString = "${madang.pay.seal-pause:1m}", initialDelayString = "${madang.pay.seal-pause:1m}")
    void run() {
        sealUntil(Ids.firstAt(clock.instant().minus(Ledger.SETTLED)) - 1);
    }

    /** Seals all up to an id, and notes the end outside the database. */
    synchronized void sealUntil(long settled) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> table.lockSealer() && seal(settled)));
        }
        Seal last = table.last();
        if (!checkpoints.newestIsDamaged()
                && last.position() > checkpoints.newest().map(Checkpoints.Checkpoint::position)
                        .orElse(0L)) {
            checkpoints.keep(last.position(), last.hash());
        }
    }

    /** Seals the next slice; whether there may be more. */
    private boolean seal(long settled) {
        Seal before = table.last();
        Slice slice = new Slice();
        table.movements(before.until(), settled, MOST, slice);
        if (slice.count() == 0) {
            return false;
        }
        long until = slice.count() == MOST ? slice.last() : settled;
        table.journals(before.until(), until, slice);
        String digest = slice.digest();
        Instant now = clock.instant();
        table.append(new Seal(before.position() + 1, until, slice.count(), digest,
                links.of(Seal.content(before, until, slice.count(), digest))), now);
        return slice.count() == MOST;
    }
}
