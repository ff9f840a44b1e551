package ads.campaign;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.BitSet;

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
