package platform.id;

import java.io.Serializable;

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

    @Override
    public int compareTo(Tsid other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
