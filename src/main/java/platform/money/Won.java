package platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount of money in whole won, the only unit money is held in. May be negative (a movement out); arithmetic that
 * would leave 64 bits throws {@link ArithmeticException} and never wraps around.
 *
 * @param amount whole won
 */
public record Won(@JsonValue long amount) implements Comparable<Won> {
    public static final Won ZERO = new Won(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Won of(long amount) {
        return amount == 0 ? ZERO : new Won(amount);
    }

    public Won plus(Won other) {
        return of(Math.addExact(amount, other.amount));
    }

    public Won minus(Won other) {
        return of(Math.subtractExact(amount, other.amount));
    }

    public Won times(long factor) {
        return of(Math.multiplyExact(amount, factor));
    }

    public Won negated() {
        return of(Math.negateExact(amount));
    }

    public boolean isPositive() {
        return amount > 0;
    }

    public boolean isNegative() {
        return amount < 0;
    }

    public boolean isLessThan(Won other) {
        return amount < other.amount;
    }

    @Override
    public int compareTo(Won other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " KRW";
    }
}
