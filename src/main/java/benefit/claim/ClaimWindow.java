package benefit.claim;

import java.time.LocalDate;

/** Rewards are claimed on their day, and on the day after: steps may come late, and midnight is no trap. */
record ClaimWindow(LocalDate today) {
    boolean isOpen(LocalDate day) {
        return day.equals(today) || day.equals(today.minusDays(1));
    }
}
