package ads.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ads.report.Reports;

/** Bars of what was spent day by day, drawn as SVG without scripts or styles; the table below it says the same in figures. */
record Chart(int width, int height, List<Bar> bars) {
    private static final int STEP = 20;
    private static final int HEIGHT = 120;

    /** One day; the bar stands on the bottom. */
    record Bar(LocalDate day, int x, int y, int width, int height, long spentWon, long impressions, long clicks) {}

    /** The days from the first to the last, those without events too. */
    static Chart of(LocalDate first, LocalDate last, List<Reports.Row> rows) {
        Map<LocalDate, long[]> sums = new HashMap<>();
        rows.forEach(row -> {
            long[] sum = sums.computeIfAbsent(row.at().toLocalDate(), _ -> new long[3]);
            sum[0] += row.spentMilli();
            sum[1] += row.impressions();
            sum[2] += row.clicks();
        });
        long most = Math.max(1, sums.values().stream().mapToLong(sum -> sum[0]).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            long[] sum = sums.getOrDefault(day, new long[3]);
            int height = (int) (sum[0] * HEIGHT / most);
            bars.add(new Bar(day, bars.size() * STEP + 2, HEIGHT - height, STEP - 4, height, sum[0] / 1000, sum[1],
                    sum[2]));
        }
        return new Chart(bars.size() * STEP, HEIGHT, bars);
    }
}
