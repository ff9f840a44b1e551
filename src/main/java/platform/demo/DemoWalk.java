package platform.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import platform.id.Tsid;
import platform.time.BusinessDays;

/**
 * How the demo members walked in the month before the demo begins, and which points they got for it. benefit shows these and
 * pay has booked the points, without an event between the two.
 */
public final class DemoWalk {
    public static final int DAYS = 30;
    /** What was put behind each programme, in won. */
    public static final long BUDGET = 50_000_000;
    /** The programmes of benefit's with demo data: walking, attendance. */
    public static final long WALKING = 1;
    public static final long ATTENDANCE = 2;

    /** Rungs of the ladder and what they are worth. */
    private static final int[][] RUNGS = {{1_000, 10}, {5_000, 10}, {10_000, 20}};
    private static final int ATTENDANCE_POINTS = 5;
    private static final int OPENS_THE_APP_PERCENT = 8;
    private static final int GRANTS_A_DAY = RUNGS.length + 1;

    private DemoWalk() {}

    /**
     * Points that a member got.
     *
     * @param id block 500
     * @param programme {@link #WALKING} or {@link #ATTENDANCE}
     * @param of the steps of the rung, or the days in a row
     * @param sequence from 1
     * @param balance after it
     */
    public record Grant(Tsid id, long programme, LocalDate day, int of, long points, long sequence, long balance,
            String description, Instant at) {}

    /** The Korean day that the month begins with: it ends two days before the demo begins, of yesterday the phones tell. */
    public static LocalDate firstDay(LocalDate begin) {
        return begin.minusDays(DAYS + 1);
    }

    /** Steps of the member with this index on the {@code day}-th day of the month, from 0. */
    public static int steps(DemoScale scale, long member, int day) {
        long usual = DemoRandom.of(scale.seed(), "walker", member).between(1_500, 11_000);
        DemoRandom random = DemoRandom.of(scale.seed(), "walk-" + day, member);
        return (int) (usual * random.between(40, 150) / 100);
    }

    /** The highest rung that so many steps reach; 0 below all. */
    public static int rung(int steps) {
        int highest = 0;
        for (int[] rung : RUNGS) {
            highest = steps >= rung[0] ? rung[0] : highest;
        }
        return highest;
    }

    /** The points of the member with this index, oldest first: on some days they opened the app and took what there was. */
    public static List<Grant> grants(DemoScale scale, LocalDate begin, long member) {
        List<Grant> grants = new ArrayList<>();
        DemoRandom random = DemoRandom.of(scale.seed(), "benefit", member);
        LocalDate firstDay = firstDay(begin);
        long balance = 0;
        int streak = 0;
        for (int day = 0; day < DAYS; day++) {
            if (!random.chance(OPENS_THE_APP_PERCENT)) {
                streak = 0;
                continue;
            }
            streak++;
            balance = add(grants, member, firstDay.plusDays(day), balance, ATTENDANCE, streak, ATTENDANCE_POINTS,
                    streak + "일째 출석");
            int steps = steps(scale, member, day);
            for (int[] rung : RUNGS) {
                if (steps >= rung[0]) {
                    balance = add(grants, member, firstDay.plusDays(day), balance, WALKING, rung[0], rung[1],
                            "%,d걸음 달성".formatted(rung[0]));
                }
            }
        }
        return grants;
    }

    /** The end of a Korean day. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    private static long add(List<Grant> grants, long member, LocalDate date, long balance, long programme, int of,
            long points,
            String description) {
        int sequence = grants.size() + 1;
        grants.add(new Grant(DemoIds.of(600, (member - 1) * DAYS * GRANTS_A_DAY + sequence), programme, date, of,
                points, sequence, balance + points, description,
                date.atTime(21, sequence % 60).atZone(BusinessDays.SEOUL).toInstant()));
        return balance + points;
    }
}
