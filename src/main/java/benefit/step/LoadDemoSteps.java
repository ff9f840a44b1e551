package benefit.step;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import benefit.departed.DepartedMembers;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.demo.DemoWalk;
import platform.time.BusinessDays;

/**
 * Lets the phones of the first demo members tell their steps of yesterday and of today so far, so that there are rewards to
 * claim whenever the demo begins. They walk on from where {@link DemoWalk}'s month ends.
 */
@Component
@ConditionalOnDemo
class LoadDemoSteps implements ApplicationRunner {
    private static final int WALKERS = 100;
    private static final int BATCH = 20;
    private static final int STEPS_A_MINUTE = 110;
    private static final LocalTime SETS_OUT = LocalTime.of(8, 10);

    private final DemoLoader loader;
    private final DemoScale scale;
    private final SyncSteps sync;
    private final DepartedMembers departed;
    private final BusinessDays days;
    private final Clock clock;

    LoadDemoSteps(DemoLoader loader, DemoScale scale, SyncSteps sync, DepartedMembers departed,
            BusinessDays days, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.sync = sync;
        this.departed = departed;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("benefit", progress -> progress.step("steps", Math.min(scale.members(), WALKERS), BATCH,
                (first, last) -> {
                    for (long member = first; member <= last; member++) {
                        if (!departed.contains(DemoIds.member(member))) {
                            sync.sync(DemoIds.member(member), DemoIds.device(member), samples(member));
                        }
                    }
                }));
    }

    private List<Sample> samples(long member) {
        LocalDate today = days.today();
        Instant midnight = today.atStartOfDay(BusinessDays.SEOUL).toInstant();
        Instant yesterday = today.minusDays(1).atTime(SETS_OUT).atZone(BusinessDays.SEOUL).toInstant();
        List<Sample> samples = new ArrayList<>(
                walk(yesterday, DemoWalk.steps(scale, member, DemoWalk.DAYS)));
        int steps = DemoWalk.steps(scale, member, DemoWalk.DAYS + 1);
        // Today's walk has just ended, however early it is.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant begin = now.minus(Duration.ofMinutes(steps / STEPS_A_MINUTE + 1));
        walk(begin, steps).stream().filter(sample -> !sample.at().isBefore(midnight)).forEach(samples::add);
        return samples;
    }

    private static List<Sample> walk(Instant begin, int steps) {
        List<Sample> samples = new ArrayList<>();
        for (int left = steps; left > 0; left -= STEPS_A_MINUTE) {
            samples.add(new Sample(begin.plus(Duration.ofMinutes(samples.size())), Math.min(left, STEPS_A_MINUTE)));
        }
        return samples;
    }
}
