package ads.audience;

/** What is known of people from what they did here; used only of those who agreed to marketing. */
public enum Segment implements Numbered {
    /** Bought something. */
    SHOPPER(0),
    /** Had their identity verified. */
    VERIFIED(1);

    private final int number;

    Segment(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /** The bit of this segment in a set of them. */
    public long bit() {
        return 1L << number;
    }
}
