package commerce.review;

/** In which order reviews are read; among equals the newest first, but last where the fewest stars are first. */
enum ReviewSort {
    NEWEST("0"), HELPFUL("helpful"), RATING_DESC("rating"), RATING_ASC("rating");

    private final String column;

    ReviewSort(String column) {
        this.column = column;
    }

    /** What it goes by besides the id; a constant where it goes by that alone. */
    String column() {
        return column;
    }

    int keyOf(Review review) {
        return switch (this) {
            case NEWEST -> 0;
            case HELPFUL -> review.helpful();
            case RATING_DESC, RATING_ASC -> review.opinion().rating();
        };
    }
}
