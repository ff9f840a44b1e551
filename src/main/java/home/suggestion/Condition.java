package home.suggestion;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One fact compared with a number or with another fact: {@code WALLET_BALANCE < NEXT_LOAN_PAYMENT}. */
record Condition(Fact fact, Comparison comparison, Operand operand) {

    /** How two numbers are compared. */
    private enum Comparison {
        LESS("<"), AT_MOST("<="), EQUAL("="), AT_LEAST(">="), MORE(">");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        static Comparison of(String symbol) {
            return Stream.of(values()).filter(each -> each.symbol.equals(symbol)).findFirst().orElseThrow();
        }

        boolean holds(long left, long right) {
            return switch (this) {
                case LESS -> left < right;
                case AT_MOST -> left <= right;
                case EQUAL -> left == right;
                case AT_LEAST -> left >= right;
                case MORE -> left > right;
            };
        }
    }

    /** What a fact is compared with. */
    private sealed interface Operand {
        record Constant(long value) implements Operand {}

        record Other(Fact fact) implements Operand {}

        static Operand of(String word) {
            return Character.isDigit(word.charAt(0))
                    ? new Constant(Long.parseLong(word))
                    : new Other(Fact.valueOf(word));
        }
    }

    /** Reads a condition; its three words are parted by blanks. */
    static Condition of(String text) {
        List<String> words = List.of(text.strip().split(" ", -1));
        if (words.size() != 3) {
            throw new IllegalArgumentException("Not a condition: " + text);
        }
        return new Condition(Fact.valueOf(words.get(0)), Comparison.of(words.get(1)), Operand.of(words.get(2)));
    }

    /** Whether it holds; what is not known fits nothing. */
    boolean holds(Map<Fact, Long> known) {
        Long left = known.get(fact);
        Long right = switch (operand) {
            case Operand.Constant constant -> Long.valueOf(constant.value());
            case Operand.Other other -> known.get(other.fact());
        };
        return left != null && right != null && comparison.holds(left, right);
    }

    /** The facts that it looks at. */
    List<Fact> facts() {
        return operand instanceof Operand.Other other ? List.of(fact, other.fact()) : List.of(fact);
    }
}
