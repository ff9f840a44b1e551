package platform.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import platform.id.Ids;
import platform.id.TypedId;
import platform.trace.Traces;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records who did what to what. Costs two plain inserts in the caller's transaction and no lock that others wait for; the
 * chain that makes removal visible is built afterwards ({@link AuditChain}).
 */
@Component
public class AuditLog {
    private static final int LONGEST_DETAILS = 4000;

    private final AuditTable table;
    private final Ids ids;
    private final Clock clock;
    private final Traces traces;
    private final JsonMapper json;

    AuditLog(AuditTable table, Ids ids, Clock clock, Traces traces, JsonMapper json) {
        this.table = table;
        this.ids = ids;
        this.clock = clock;
        this.traces = traces;
        this.json = json;
    }

    /**
     * Records one act; it stands if, and only if, the caller's transaction commits. When and from where are added. It is about the
     * things of whomever the actor works for.
     *
     * @param action stable and past tense, for example {@code event.dead-letter-replayed}; at most 100 ASCII characters
     * @param subjectKind what sort of thing it was done to, for example {@code staff}
     * @param subjectId which one; at most 100 characters
     * @param details what else one must know later; no personal data, since no one can erase it from here
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditActor actor, String action, String subjectKind, String subjectId,
            Map<String, String> details) {
        record(actor, actor.worksFor(), action, subjectKind, subjectId, details);
    }

    /**
     * The same for what Madang does with the things of somebody else.
     *
     * @param owner whose things they are, a seller's for example: it may read that it was done, not by whom of Madang's people, nor the
     *        details; null: nobody's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditActor actor, @Nullable TypedId owner, String action, String subjectKind, String subjectId,
            Map<String, String> details) {
        String text = json.writeValueAsString(new TreeMap<>(details));
        if (text.length() > LONGEST_DETAILS) {
            throw new IllegalArgumentException("The details of " + action + " are longer than " + LONGEST_DETAILS);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        table.insert(new AuditEntry(ids.nextLong(), now, actor.kind().name(),
                actor.id() == null ? null : actor.id().value(), action, subjectKind, subjectId, text, source(),
                traces.currentId(), owner == null ? null : owner.value()));
    }

    /** The same for a subject with an id and nothing else to say. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditActor actor, String action, String subjectKind, TypedId subjectId) {
        record(actor, action, subjectKind, Long.toString(subjectId.value()), Map.of());
    }

    private static @Nullable String source() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
