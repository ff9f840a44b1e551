package commerce.image;

/** The sizes in which a picture is kept. */
public enum ImageSize {
    /** For a list. */
    SMALL(240),
    /** For a page on a phone. */
    MEDIUM(720),
    /** The largest there is. */
    LARGE(1600);

    private final int longest;

    ImageSize(int longest) {
        this.longest = longest;
    }

    /** The longer side, in pixels; a smaller picture stays as it is. */
    int longest() {
        return longest;
    }
}
