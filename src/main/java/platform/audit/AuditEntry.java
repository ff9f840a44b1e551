package platform.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One act as it is stored. */
record AuditEntry(long id, Instant occurredAt, String actorKind, @Nullable Long actorId, String action,
        String subjectKind, String subjectId, String details, @Nullable String source, @Nullable String traceId,
        @Nullable Long ownerId) {
    /**
     * All fields in one unambiguous form: each with its length before it, so that no text can pass for two. An owner is the last
     * one if there is one: entries from before there were any keep the form under which they are sealed.
     */
    byte[] canonical() {
        List<byte @Nullable []> fields = new ArrayList<>();
        fields.add(text(id));
        fields.add(text(ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt)));
        fields.add(text(actorKind));
        fields.add(actorId == null ? null : text(actorId));
        fields.add(text(action));
        fields.add(text(subjectKind));
        fields.add(text(subjectId));
        fields.add(text(details));
        fields.add(source == null ? null : text(source));
        fields.add(traceId == null ? null : text(traceId));
        if (ownerId != null) {
            fields.add(text(ownerId));
        }
        int length = fields.stream().mapToInt(field -> Integer.BYTES + (field == null ? 0 : field.length)).sum();
        ByteBuffer buffer = ByteBuffer.allocate(length);
        for (byte[] field : fields) {
            buffer.putInt(field == null ? -1 : field.length);
            if (field != null) {
                buffer.put(field);
            }
        }
        return buffer.array();
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(UTF_8);
    }
}
