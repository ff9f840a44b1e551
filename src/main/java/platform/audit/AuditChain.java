package platform.audit;

import java.util.ArrayList;
import java.util.List;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links new entries into the chain, every second, on whichever instance gets the lock; then each instance notes the chain's
 * end outside the database.
 */
@Component
class AuditChain {
    private static final int BATCH = 500;

    private final AuditTable table;
    private final AuditSeals seals;
    private final AuditCheckpoints checkpoints;
    private final TransactionTemplate transaction;

    AuditChain(AuditTable table, AuditSeals seals, AuditCheckpoints checkpoints, TransactionTemplate transaction) {
        this.table = table;
        this.seals = seals;
        this.checkpoints = checkpoints;
        this.transaction = transaction;
    }

    /** Takes up all that waits, and notes the end. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    synchronized void build() {
        int linked;
        do {
            linked = transaction.execute(status -> table.lockBuilder() ? link() : 0);
        } while (linked == BATCH);
        AuditTable.Tail tail = table.tail();
        checkpoints.note(tail.position(), tail.hash(), table::hashAt);
    }

    private int link() {
        List<AuditTable.SealedEntry> waiting = table.pending(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        AuditTable.Tail tail = table.tail();
        long position = tail.position();
        String hash = tail.hash();
        List<AuditTable.Link> links = new ArrayList<>(waiting.size());
        for (AuditTable.SealedEntry next : waiting) {
            position++;
            hash = seals.ofLink(hash, position, next.entry().id(), next.seal());
            links.add(new AuditTable.Link(position, next.entry().id(), hash, next));
        }
        table.append(links);
        return links.size();
    }
}
