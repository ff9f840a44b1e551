package benefit.mission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import benefit.departed.DepartedMembers;
import benefit.events.MissionAdvanced;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** Counts what a member did for every mission that asks for it: each deed once, in whatever order they are told. */
@Component
class CountDeed {
    private final Missions missions;
    private final DepartedMembers departed;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    CountDeed(Missions missions, DepartedMembers departed, DomainEvents events, Ids ids, Clock clock) {
        this.missions = missions;
        this.departed = departed;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void count(Deed deed) {
        LocalDate day = LocalDate.ofInstant(deed.at(), BusinessDays.SEOUL);
        List<Mission> advanced = missions.counting(deed.kind(), day).stream()
                .filter(mission -> missions.addDeed(mission, deed) && missions.advance(mission, deed)).toList();
        if (departed.contains(deed.member())) {
            missions.forget(deed.member());
            return;
        }
        advanced.forEach(mission -> events.publish(new MissionAdvanced(ids.next(), clock.instant(), deed.member(),
                Tsid.of(mission.id()), missions.done(deed.member(), mission.id()), mission.goal(), false)));
    }
}
