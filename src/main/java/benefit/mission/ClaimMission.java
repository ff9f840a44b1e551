package benefit.mission;

import java.time.Clock;

import benefit.events.MissionAdvanced;
import benefit.grant.Award;
import benefit.grant.Grant;
import benefit.grant.GrantId;
import benefit.grant.GrantPoints;
import benefit.grant.Programme;
import benefit.grant.ReadGrants;
import benefit.refusal.BenefitError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Claims the reward of a mission that is done: once. */
@Component
class ClaimMission {
    private final Missions missions;
    private final GrantPoints grantPoints;
    private final ReadGrants grants;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ClaimMission(Missions missions, GrantPoints grantPoints, ReadGrants grants, DomainEvents events, Ids ids,
            Clock clock) {
        this.missions = missions;
        this.grantPoints = grantPoints;
        this.grants = grants;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Claims it.
     *
     * @throws DomainException {@code MISSION_NOT_FOUND}, {@code MISSION_NOT_DONE}, {@code REWARD_ALREADY_CLAIMED}, or as
     *     {@link GrantPoints} does
     */
    @Transactional
    public Grant claim(Tsid member, MissionId id) {
        Mission mission = missions.find(id).orElseThrow(() -> new DomainException(BenefitError.MISSION_NOT_FOUND));
        GrantId grant = new GrantId(ids.nextLong());
        if (!missions.claim(member, id, grant)) {
            throw new DomainException(missions.isClaimed(member, id)
                    ? BenefitError.REWARD_ALREADY_CLAIMED
                    : BenefitError.MISSION_NOT_DONE);
        }
        grantPoints.grant(grant, new Award(member, Programme.MISSIONS, mission.points(), mission.title()));
        events.publish(new MissionAdvanced(ids.next(), clock.instant(), member, Tsid.of(id), mission.goal(),
                mission.goal(), true));
        return grants.one(member, grant);
    }
}
