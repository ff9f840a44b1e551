package benefit.step;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import platform.time.BusinessDays;

/** Samples are taken late, but not for ever, and never early. */
record SampleWindow(StepLimits limits, Instant now) {
    Optional<Doubt> doubt(Sample sample) {
        if (sample.at().isAfter(now.plus(limits.clockSkew()))) {
            return Optional.of(Doubt.FUTURE);
        }
        // Asked of the instant first: a day far enough back is none that a calendar can compute with.
        Instant first = firstDay().atStartOfDay(BusinessDays.SEOUL).toInstant();
        return sample.at().isBefore(first) ? Optional.of(Doubt.TOO_OLD) : Optional.empty();
    }

    private LocalDate firstDay() {
        return LocalDate.ofInstant(now, BusinessDays.SEOUL).minusDays(limits.daysBack());
    }
}
