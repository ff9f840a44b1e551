package platform.id;

import java.io.Serializable;
import java.util.Optional;

/**
 * The id of anything, without saying what: how ids cross module borders (in events), where the type that owns the id is not
 * visible. Time-sorted: a later id is a larger number.
 *
 * @param value the 64 bits, positive
 * @see Ids
 */
public record Tsid(long value) implements TypedId, Comparable<Tsid>, Serializable {
    public static Tsid of(TypedId id) {
        return new Tsid(id.value());
    }

    /** What a text says; empty when it is no positive 64-bit decimal number in its shortest form. */
    public static Optional<Tsid> parse(String text) {
        return Optional.ofNullable(TypedIds.parse(text)).map(Tsid::new);
    }

    @Override
    public int compareTo(Tsid other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
