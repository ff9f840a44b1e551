package loan.apr;

import java.util.Map;
import java.util.NavigableMap;

/**
 * The value of a day at which everything is worth nothing, as well as binary floating point can say it: where exact arithmetic
 * begins, never a result. Newton's steps inside an interval that must hold the root; a step that would leave it halves it.
 *
 * @param slope of the worth there
 */
record RoughDay(double value, double slope) {
    /** About 6,000,000 % a year. */
    private static final double LEAST = 0.97;
    /** About −52 % a year. */
    private static final double MOST = 1.002;
    private static final double CLOSE = 1e-15;

    private record Worth(double amount, double slope) {
        /** What flows, by day, are worth on the first of them, and how that changes with the value of a day. */
        static Worth of(NavigableMap<Long, Long> flows, double day) {
            long first = flows.firstKey();
            double amount = 0;
            double slope = 0;
            for (Map.Entry<Long, Long> flow : flows.entrySet()) {
                int days = Math.toIntExact(flow.getKey() - first);
                double worth = flow.getValue().doubleValue() * Math.pow(day, days);
                amount += worth;
                slope += days * worth / day;
            }
            return new Worth(amount, slope);
        }
    }

    static RoughDay of(NavigableMap<Long, Long> flows) {
        double low = LEAST;
        double high = MOST;
        double atLow = Math.signum(Worth.of(flows, low).amount());
        if (atLow == Math.signum(Worth.of(flows, high).amount())) {
            throw new IllegalArgumentException("No rate solves " + flows);
        }
        double day = 1;
        while (true) {
            Worth worth = Worth.of(flows, day);
            if (Math.signum(worth.amount()) == atLow) {
                low = day;
            } else {
                high = day;
            }
            double next = day - worth.amount() / worth.slope();
            if (Math.abs(next - day) <= CLOSE || high - low <= CLOSE) {
                return new RoughDay(day, worth.slope());
            }
            day = next > low && next < high ? next : (low + high) / 2;
        }
    }
}
