package pay.seal;

import java.time.Clock;
import java.time.Instant;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.SettledTime;
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
    private final SettledTime settledTime;
    private final Clock clock;

    SealLedger(SealTable table, SealCheckpoints checkpoints, Secrets secrets, TransactionTemplate transaction,
            SettledTime settledTime, Clock clock) {
        this.table = table;
        this.checkpoints = checkpoints;
        this.links = links(secrets);
        this.transaction = transaction;
        this.settledTime = settledTime;
        this.clock = clock;
    }

    static KeyedHash links(Secrets secrets) {
        return new KeyedHash(secrets.hmacKeys("pay.seal"));
    }

    @Scheduled(fixedDelayString = "${madang.pay.seal-pause:1m}", initialDelayString = "${madang.pay.seal-pause:1m}")
    void run() {
        sealUntil(Ids.firstAt(settledTime.until()) - 1);
    }

    /** Seals all up to an id, and notes the end outside the database; nothing, when the seals are not those that were noted. */
    synchronized void sealUntil(long settled) {
        if (!checkpoints.areIn(table::hashAt)) {
            return;
        }
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> table.lockSealer() && seal(settled)));
        }
        Seal last = table.last();
        checkpoints.note(last.position(), last.hash(), table::hashAt);
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
        table.accounts(before.until(), until, slice);
        String digest = slice.digest(Seal.FORM);
        Instant now = clock.instant();
        table.append(new Seal(before.position() + 1, until, slice.count(), Seal.FORM, digest,
                links.of(Seal.content(before, until, slice.count(), Seal.FORM, digest))), now);
        return slice.count() == MOST;
    }
}
