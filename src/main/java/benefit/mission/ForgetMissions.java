package benefit.mission;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Erases how far a member who left was with the missions. */
@Component
public class ForgetMissions {
    private final Missions missions;

    ForgetMissions(Missions missions) {
        this.missions = missions;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        missions.forget(member);
    }
}
