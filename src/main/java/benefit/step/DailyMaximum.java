package benefit.step;

/** What a day's minutes add up to counts up to a maximum. */
record DailyMaximum(StepLimits limits) {
    int counted(long steps) {
        return (int) Math.min(steps, limits.perDay());
    }
}
