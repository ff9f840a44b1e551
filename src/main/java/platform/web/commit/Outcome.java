package platform.web.commit;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** What became of one call among those that shared a transaction: its value, or why it was refused and had no effect. */
public record Outcome<R>(@Nullable R value, @Nullable RuntimeException refusal) {
    public static <R> Outcome<R> done(R value) {
        return new Outcome<>(value, null);
    }

    public static <R> Outcome<R> refused(RuntimeException refusal) {
        return new Outcome<>(null, refusal);
    }

    /** With another value in place of this one; a refusal stays. */
    public <S> Outcome<S> map(Function<R, S> other) {
        return value == null ? refused(Objects.requireNonNull(refusal)) : done(other.apply(value));
    }

    /** The value; throws the refusal. */
    public R orThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(value);
    }
}
