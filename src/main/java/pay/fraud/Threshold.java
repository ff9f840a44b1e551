package pay.fraud;

import java.util.List;

/**
 * From where on a rule is broken.
 *
 * @param count how many; 0 where the rule counts nothing
 */
record Threshold(String rule, FraudOutcome outcome, int count, long amount) {
    static Threshold of(List<String> row) {
        return new Threshold(row.get(0), FraudOutcome.valueOf(row.get(1)),
                row.get(2).isEmpty() ? 0 : Integer.parseInt(row.get(2)), Long.parseLong(row.get(3)));
    }
}
