package platform.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.chain.Checkpoints;

/**
 * Links new entries into the chain, every second, on whichever instance gets the lock; then each instance notes the chain's
 * end outside the database. A chain that does not go on from what was noted is reported, as is a note that was changed, and the note is kept as it is:
 * the evidence must not be overwritten.
 */
@Component
class AuditChain {
    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);
    private static final int BATCH = 500;

    private final AuditTable table;
    private final AuditSeals seals;
    private final AuditCheckpoints checkpoints;
    private final TransactionTemplate transaction;
    private boolean complained;

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
        note();
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

    private void note() {
        if (checkpoints.newestIsDamaged()) {
            complain("The audit log's newest checkpoint was tampered with: it does not carry its own keyed hash");
            return;
        }
        AuditTable.Tail tail = table.tail();
        Optional<Checkpoints.Checkpoint> noted = checkpoints.newest();
        boolean goesOn = noted.isEmpty()
                || table.hashAt(noted.get().position()).filter(noted.get().hash()::equals).isPresent();
        if (!goesOn) {
            complain("The audit log was tampered with: its chain does not contain the checkpoint at position "
                    + noted.get().position());
        } else if (tail.position() > noted.map(Checkpoints.Checkpoint::position).orElse(0L)) {
            checkpoints.keep(tail.position(), tail.hash());
        }
    }

    private void complain(String about) {
        if (!complained) {
            LOG.error(about);
            complained = true;
        }
    }
}
