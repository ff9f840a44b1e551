package benefit.step;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A batch of samples, looked at one by one: what counts, by day and minute, and how many do not, by reason. Of several samples
 * of one minute the largest counts, as it does of several batches, phones and watches: two that a person carries count the
 * same steps, and to add them up would pay twice. That makes the sum of a day the same in whatever order they come.
 */
final class SortedSamples {
    private final SortedMap<LocalDate, SortedMap<Integer, Integer>> minutes = new TreeMap<>();
    private final Map<Doubt, Integer> doubted = new EnumMap<>(Doubt.class);

    static SortedSamples of(Collection<Sample> samples, SampleWindow window, RateCap cap) {
        SortedSamples sorted = new SortedSamples();
        samples.forEach(sample -> window.doubt(sample).or(() -> cap.doubt(sample))
                .ifPresentOrElse(sorted::doubt, () -> sorted.take(sample)));
        return sorted;
    }

    private void doubt(Doubt doubt) {
        doubted.merge(doubt, 1, Integer::sum);
    }

    private void take(Sample sample) {
        minutes.computeIfAbsent(sample.day(), day -> new TreeMap<>()).merge(sample.minute(), sample.steps(), Math::max);
    }

    /** What is left of these days does not count either. */
    void drop(Collection<LocalDate> days, Doubt why) {
        days.forEach(day -> {
            SortedMap<Integer, Integer> dropped = minutes.remove(day);
            if (dropped != null) {
                doubted.merge(why, dropped.size(), Integer::sum);
            }
        });
    }

    /** Steps by minute of the day, by day. */
    SortedMap<LocalDate, SortedMap<Integer, Integer>> minutes() {
        return minutes;
    }

    Map<Doubt, Integer> doubted() {
        return doubted;
    }
}
