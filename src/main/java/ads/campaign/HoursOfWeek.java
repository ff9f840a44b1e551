package ads.campaign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import platform.time.BusinessDays;

/** Hours of the week, from Monday 0:00 in Seoul: 168 of them. */
public record HoursOfWeek(BitSet hours) {
    public static final int COUNT = 7 * 24;
    private static final int BYTES = COUNT / 8;

    public HoursOfWeek {
        hours = (BitSet) hours.clone();
    }

    /** Every hour: no restriction. */
    public static HoursOfWeek all() {
        BitSet all = new BitSet(COUNT);
        all.set(0, COUNT);
        return new HoursOfWeek(all);
    }

    /** Of these numbers, 0 to 167; of none: every hour. */
    public static HoursOfWeek of(Set<Integer> chosen) {
        BitSet hours = new BitSet(COUNT);
        chosen.forEach(hours::set);
        return hours.isEmpty() ? all() : new HoursOfWeek(hours);
    }

    /** Hours of one day that follow each other. */
    public record Span(DayOfWeek day, int from, int to) {}

    /** What is chosen, day by day; nothing when every hour is. */
    public List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        if (hours.cardinality() == COUNT) {
            return spans;
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            int midnight = (day.getValue() - 1) * 24;
            for (int from = hours.nextSetBit(midnight); from >= 0 && from < midnight + 24;) {
                int to = Math.min(hours.nextClearBit(from), midnight + 24);
                spans.add(new Span(day, from - midnight, to - midnight));
                from = hours.nextSetBit(to);
            }
        }
        return spans;
    }

    /** Which hour of the week it is. */
    public static int of(Instant now) {
        ZonedDateTime seoul = now.atZone(BusinessDays.SEOUL);
        return (seoul.getDayOfWeek().getValue() - 1) * 24 + seoul.getHour();
    }

    public boolean has(int hour) {
        return hours.get(hour);
    }

    static HoursOfWeek ofColumn(byte @Nullable [] column) {
        return column == null ? all() : new HoursOfWeek(BitSet.valueOf(column));
    }

    byte @Nullable [] column() {
        return hours.cardinality() == COUNT ? null : Arrays.copyOf(hours.toByteArray(), BYTES);
    }
}
