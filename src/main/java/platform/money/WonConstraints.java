package platform.money;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;

/** Lets Bean Validation's number constraints stand on {@link Won}; they take null as valid, as theirs do. */
public final class WonConstraints {
    private WonConstraints() {}

    /** {@code @Positive Won}. */
    public static final class IsPositive implements ConstraintValidator<Positive, Won> {
        @Override
        public boolean isValid(@Nullable Won value, ConstraintValidatorContext context) {
            return value == null || value.isPositive();
        }
    }

    /** {@code @PositiveOrZero Won}. */
    public static final class IsPositiveOrZero implements ConstraintValidator<PositiveOrZero, Won> {
        @Override
        public boolean isValid(@Nullable Won value, ConstraintValidatorContext context) {
            return value == null || !value.isNegative();
        }
    }

    /** {@code @Min(1000) Won}. */
    public static final class IsAtLeast implements ConstraintValidator<Min, Won> {
        private long least;

        @Override
        public void initialize(Min constraint) {
            least = constraint.value();
        }

        @Override
        public boolean isValid(@Nullable Won value, ConstraintValidatorContext context) {
            return value == null || value.amount() >= least;
        }
    }

    /** {@code @Max(2_000_000) Won}. */
    public static final class IsAtMost implements ConstraintValidator<Max, Won> {
        private long most;

        @Override
        public void initialize(Max constraint) {
            most = constraint.value();
        }

        @Override
        public boolean isValid(@Nullable Won value, ConstraintValidatorContext context) {
            return value == null || value.amount() <= most;
        }
    }
}
