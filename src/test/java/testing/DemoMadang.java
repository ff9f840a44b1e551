package testing;

import java.util.Map;

/**
 * One application with demo data, for tests that look at it and leave it as it was; the first who asks starts it. {@code
 * StartupBannerTest} alone logs its staff in: a code that was used once is not taken again.
 */
public final class DemoMadang {
    public static final int MEMBERS = 30;

    private DemoMadang() {}

    /** Ends with the test run. */
    private static final class Holder {
        static final RunningMadang STARTED = RunningMadang.start(TestDatabase.newSchema(),
                Map.of("madang.demo.enabled", "true", "madang.demo.members", Integer.toString(MEMBERS),
                        "madang.demo.sellers", "1", "madang.demo.products", "60"));
    }

    public static RunningMadang started() {
        return Holder.STARTED;
    }
}
