package platform.id;

/**
 * A 64-bit id that cannot be mistaken for another kind of id. Implemented by records of one {@code long} component named
 * {@code value}; in JSON, paths and query parameters it is its decimal string, because JavaScript holds integers exactly
 * only up to 2^53.
 */
public interface TypedId {
    long value();
}
