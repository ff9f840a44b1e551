package platform.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import platform.audit.AuditReport.Finding;
import platform.audit.AuditReport.Kind;
import platform.chain.Checkpoints;

/** Walks the whole audit log and finds whatever was changed, removed, inserted, swapped, cut off or recomputed. */
@Component
public class AuditVerification {
    private static final int BATCH = 1000;
    private static final int MOST = 100;

    private final AuditTable table;
    private final AuditSeals seals;
    private final AuditCheckpoints checkpoints;
    private final Clock clock;

    AuditVerification(AuditTable table, AuditSeals seals, AuditCheckpoints checkpoints, Clock clock) {
        this.table = table;
        this.seals = seals;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** Verifies from the first entry to the last; about 100,000 entries a second. Entries may be recorded meanwhile. */
    public AuditReport verify() {
        // Read before the walk: the chain may grow meanwhile, the notes then speak of what is there already.
        Checkpoints.Kept kept = checkpoints.all();
        Map<Long, String> expected = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Checkpoints.Checkpoint checkpoint : kept.checkpoints()) {
            String other = expected.putIfAbsent(checkpoint.position(), checkpoint.hash());
            if (other != null && !other.equals(checkpoint.hash())) {
                findings.add(new Finding(Kind.CHECKPOINT_DIFFERS, checkpoint.position(), 0));
            }
        }
        if (kept.damaged() > 0) {
            findings.add(new Finding(Kind.CHECKPOINT_DAMAGED, 0, 0));
        }
        long last = walk(expected, findings);
        long noted = expected.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        if (noted > last) {
            findings.add(new Finding(Kind.TAIL_CUT, last, 0));
        }
        table.pending(BATCH).stream().filter(waiting -> !seals.isOfEntry(waiting.seal(), waiting.entry()))
                .forEach(waiting -> findings.add(new Finding(Kind.ENTRY_CHANGED, 0, waiting.entry().id())));
        table.strayEntries(MOST).forEach(id -> findings.add(new Finding(Kind.ENTRY_INSERTED, 0, id)));
        table.strayPending(MOST).forEach(id -> findings.add(new Finding(Kind.ENTRY_REMOVED, 0, id)));
        return new AuditReport(clock.instant(), last, noted, findings.stream().limit(MOST).toList());
    }

    private long walk(Map<Long, String> expected, List<Finding> findings) {
        AuditTable.Tail before = AuditTable.Tail.NONE;
        List<AuditTable.Link> links;
        do {
            links = table.linksAfter(before.position(), BATCH);
            for (AuditTable.Link link : links) {
                check(before, link, findings);
                String noted = expected.get(link.position());
                if (noted != null && !noted.equals(link.hash())) {
                    findings.add(new Finding(Kind.CHECKPOINT_DIFFERS, link.position(), link.entryId()));
                }
                before = new AuditTable.Tail(link.position(), link.hash());
            }
        } while (links.size() == BATCH && findings.size() < MOST);
        return before.position();
    }

    private void check(AuditTable.Tail before, AuditTable.Link link, List<Finding> findings) {
        if (link.position() != before.position() + 1) {
            findings.add(new Finding(Kind.LINK_REMOVED, before.position() + 1, 0));
        }
        AuditTable.SealedEntry stored = link.entry();
        if (stored == null) {
            findings.add(new Finding(Kind.ENTRY_REMOVED, link.position(), link.entryId()));
            return;
        }
        if (!seals.isOfEntry(stored.seal(), stored.entry())) {
            findings.add(new Finding(Kind.ENTRY_CHANGED, link.position(), link.entryId()));
        }
        if (!seals.isOfLink(link.hash(), before.hash(), link.position(), link.entryId(), stored.seal())) {
            findings.add(new Finding(Kind.LINK_CHANGED, link.position(), link.entryId()));
        }
    }
}
