package benefit.step;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import benefit.departed.DepartedMembers;
import benefit.events.RungReached;
import benefit.ladder.Ladder;
import benefit.ladder.Rung;
import benefit.refusal.BenefitError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Takes a batch of samples. Samples are data, not events: they go into their tables with one statement a batch, and the others
 * are told only that a day reached a rung of the ladder.
 */
@Component
class SyncSteps {
    private final StepDays days;
    private final Phones phones;
    private final Ladder ladder;
    private final DepartedMembers departed;
    private final StepLimits limits;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    SyncSteps(StepDays days, Phones phones, Ladder ladder, DepartedMembers departed, StepLimits limits,
            DomainEvents events, Ids ids, Clock clock) {
        this.days = days;
        this.phones = phones;
        this.ladder = ladder;
        this.departed = departed;
        this.limits = limits;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What came of a batch.
     *
     * @param days what counts now of each day that the batch told of
     * @param doubted how many samples did not count, by reason
     */
    record Synced(List<StepDay> days, Map<Doubt, Integer> doubted) {}

    /**
     * Takes what a member's device tells.
     *
     * @throws DomainException {@code MEMBER_HAS_LEFT}
     */
    @Transactional
    @RetriedOnConflict
    public Synced sync(Tsid member, Tsid device, Collection<Sample> samples) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SortedSamples sorted = SortedSamples.of(samples, new SampleWindow(limits, now), new RateCap(limits));
        if (!sorted.minutes().isEmpty()) {
            sorted.drop(phones.takenByOthers(device, member, List.copyOf(sorted.minutes().keySet())),
                    Doubt.PHONE_OF_ANOTHER_ACCOUNT);
        }
        List<StepDay> counted = sorted.minutes().isEmpty() ? List.of() : count(member, sorted, now);
        if (departed.contains(member)) {
            throw new DomainException(BenefitError.MEMBER_HAS_LEFT);
        }
        return new Synced(counted, sorted.doubted());
    }

    private List<StepDay> count(Tsid member, SortedSamples sorted, Instant now) {
        Set<LocalDate> told = sorted.minutes().keySet();
        Map<LocalDate, StepDays.Kept> before = days.lock(member, told, now);
        days.addMinutes(member, sorted.minutes());
        Map<LocalDate, Long> sums = days.sums(member, told);
        List<StepDay> counted = new ArrayList<>();
        for (LocalDate day : told) {
            int steps = new DailyMaximum(limits).counted(sums.getOrDefault(day, 0L));
            counted.add(new StepDay(day, steps));
            StepDays.Kept kept = before.getOrDefault(day, new StepDays.Kept(0, 0));
            if (steps != kept.steps()) {
                climb(member, day, steps, kept.rung(), now);
            }
        }
        return counted;
    }

    private void climb(Tsid member, LocalDate day, int steps, int told, Instant now) {
        List<Rung> reached = ladder.of(day).stream().filter(rung -> rung.steps() > told && rung.steps() <= steps)
                .toList();
        int highest = reached.isEmpty() ? told : reached.getLast().steps();
        days.count(member, day, new StepDays.Kept(steps, highest), now);
        reached.forEach(
                rung -> events.publish(new RungReached(ids.next(), now, member, day, rung.steps(), rung.points())));
    }
}
