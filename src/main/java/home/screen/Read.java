package home.screen;

import java.util.Optional;

/** What came of reading a section. */
sealed interface Read<T> {
    /** It was read in time. */
    record Known<T>(T value) implements Read<T> {}

    /** It was not. */
    record Missing<T>(Cause cause) implements Read<T> {}

    /** Why a section is missing, and in how many seconds it is worth asking again. */
    enum Cause {
        SECTION_LATE(1), SECTION_BROKEN(5);

        private final int retryAfterSeconds;

        Cause(int retryAfterSeconds) {
            this.retryAfterSeconds = retryAfterSeconds;
        }

        int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** The value, if it is known. */
    default Optional<T> found() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }
}
