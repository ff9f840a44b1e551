package ads.audience;

/**
 * What ads knows of a person.
 *
 * @param marketing whether they agreed to marketing; without it no age, gender, region or segment is used
 * @param segments bits of {@link Segment}
 */
public record Audience(boolean marketing, long segments) {
    /** Somebody of whom nothing was told. */
    public static final Audience STRANGER = new Audience(false, 0);

    /** The segments that may be used. */
    public long usableSegments() {
        return marketing ? segments : 0;
    }
}
