package benefit.leaving;

import java.time.Instant;

import benefit.attendance.ForgetAttendance;
import benefit.claim.ForgetClaims;
import benefit.departed.DepartedMembers;
import benefit.grant.ForgetGrants;
import benefit.mission.ForgetMissions;
import benefit.step.ForgetSteps;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Erases what is kept of a member who left. That they were given points stays, by their id alone, as the proof of what was spent. */
@Component
class ForgetMember {
    private final DepartedMembers departed;
    private final ForgetSteps steps;
    private final ForgetClaims claims;
    private final ForgetAttendance attendance;
    private final ForgetMissions missions;
    private final ForgetGrants grants;

    ForgetMember(DepartedMembers departed, ForgetSteps steps, ForgetClaims claims, ForgetAttendance attendance,
            ForgetMissions missions, ForgetGrants grants) {
        this.departed = departed;
        this.steps = steps;
        this.claims = claims;
        this.attendance = attendance;
        this.missions = missions;
        this.grants = grants;
    }

    @Transactional
    public void forget(Tsid member, Instant leftAt) {
        departed.add(member, leftAt);
        steps.forget(member);
        claims.forget(member);
        attendance.forget(member);
        missions.forget(member);
        grants.forget(member);
    }
}
