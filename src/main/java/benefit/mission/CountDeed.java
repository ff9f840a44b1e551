package benefit.mission;

import java.time.LocalDate;

import benefit.departed.DepartedMembers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.time.BusinessDays;

/** Counts what a member did for every mission that asks for it: each deed once, in whatever order they are told. */
@Component
class CountDeed {
    private final Missions missions;
    private final DepartedMembers departed;

    CountDeed(Missions missions, DepartedMembers departed) {
        this.missions = missions;
        this.departed = departed;
    }

    @Transactional
    public void count(Deed deed) {
        LocalDate day = LocalDate.ofInstant(deed.at(), BusinessDays.SEOUL);
        missions.counting(deed.kind(), day).stream().filter(mission -> missions.addDeed(mission, deed))
                .forEach(mission -> missions.advance(mission, deed));
        if (departed.contains(deed.member())) {
            missions.forget(deed.member());
        }
    }
}
