package home.tell;

import benefit.events.LadderSet;
import benefit.events.MissionAdvanced;
import benefit.events.MissionOffered;
import benefit.events.PointsGranted;
import benefit.events.RewardClaimed;
import benefit.events.RungReached;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What benefit tells about steps, missions and rewards. */
@Component
class BenefitEvents {
    private final KeepRewards rewards;
    private final KeepOfferings offerings;

    BenefitEvents(KeepRewards rewards, KeepOfferings offerings) {
        this.rewards = rewards;
        this.offerings = offerings;
    }

    @ApplicationModuleListener(id = "home.mission-offered")
    void on(MissionOffered event) {
        offerings.offered(event);
    }

    @ApplicationModuleListener(id = "home.ladder-set")
    void on(LadderSet event) {
        offerings.set(event);
    }

    @ApplicationModuleListener(id = "home.mission-advanced")
    void on(MissionAdvanced event) {
        rewards.advanced(event);
    }

    @ApplicationModuleListener(id = "home.rung-reached")
    void on(RungReached event) {
        rewards.reached(event);
    }

    @ApplicationModuleListener(id = "home.reward-claimed")
    void on(RewardClaimed event) {
        rewards.claimed(event);
    }

    @ApplicationModuleListener(id = "home.points-granted")
    void on(PointsGranted event) {
        rewards.granted(event);
    }
}
