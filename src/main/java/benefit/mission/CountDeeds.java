package benefit.mission;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import benefit.departed.DepartedMembers;
import benefit.events.MissionAdvanced;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Counts what members did for every mission that asks for it: each deed once, in whatever order they are told. */
@Component
class CountDeeds {
    private final Missions missions;
    private final DepartedMembers departed;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    CountDeeds(Missions missions, DepartedMembers departed, DomainEvents events, Ids ids, Clock clock) {
        this.missions = missions;
        this.departed = departed;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void count(List<Deed> deeds) {
        List<Count> counts = open(counts(deeds));
        if (counts.isEmpty()) {
            return;
        }
        List<Progress> advanced = advance(counts);
        Set<Tsid> left = departed.among(counts.stream().map(count -> count.deed().member())
                .collect(Collectors.toSet()));
        left.forEach(missions::forget);
        advanced.stream().filter(each -> !left.contains(each.member())).forEach(each -> events
                .publish(new MissionAdvanced(ids.next(), clock.instant(), each.member(), Tsid.of(each.mission().id()),
                        each.done(), each.mission().goal(), false)));
    }

    /** Which missions ask for which of them. */
    private List<Count> counts(List<Deed> deeds) {
        Map<Deed.Occasion, List<Mission>> asked = new HashMap<>();
        return deeds.stream().flatMap(deed -> asked.computeIfAbsent(deed.occasion(), missions::asking).stream()
                .map(mission -> new Count(mission, deed))).toList();
    }

    /** Those without what is complete and stays so, as most missions of most members are: that costs no write. */
    private List<Count> open(List<Count> counts) {
        if (counts.isEmpty()) {
            return counts;
        }
        Map<Progress.Key, Progress> now = missions.progress(counts);
        return counts.stream().filter(count -> !Objects.requireNonNull(now.get(count.progress())).isComplete())
                .toList();
    }

    private List<Progress> advance(List<Count> counts) {
        Map<Progress.Key, Progress> now = missions.lock(counts);
        List<Progress> before = List.copyOf(now.values());
        missions.add(counts).forEach(
                count -> now.computeIfPresent(count.progress(), (_, progress) -> progress.with(count.deed())));
        List<Progress> advanced = now.values().stream().filter(each -> !before.contains(each)).toList();
        missions.keep(advanced);
        return advanced;
    }
}
