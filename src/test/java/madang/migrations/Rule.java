package madang.migrations;

/** What the release before cannot live with while both run, or when it has to come back. */
enum Rule {
    TABLE_GONE("the release before reads or writes it"),
    COLUMN_GONE("the release before reads or writes it"),
    NEW_COLUMN_MANDATORY("the release before does not write it: give it a default, or let it be null"),
    COLUMN_MANDATORY("the release before may leave it out or write null"),
    TYPE_CHANGED("what the release before writes may not fit, or be compared otherwise"),
    NOT_WRITABLE("the release before writes it, which the server refuses now"),
    CHECK("what the release before writes may be refused, or it meets values that it does not know"),
    UNIQUE("what the release before writes may be refused"),
    FOREIGN_KEY("what the release before writes or deletes may be refused"),
    UNIQUE_GONE("the release before relies on it to have things once"),
    INDEX_GONE("the release before has queries that it serves"),
    TRIGGER("what the release before does has other effects");

    final String why;

    Rule(String why) {
        this.why = why;
    }

    /** What no reason makes good: it takes another release. */
    boolean takesAnotherRelease() {
        return this == TABLE_GONE || this == COLUMN_GONE;
    }
}
