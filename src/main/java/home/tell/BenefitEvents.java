package home.tell;

import benefit.events.PointsGranted;
import benefit.events.RewardClaimed;
import benefit.events.RungReached;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What benefit tells about steps and rewards. */
@Component
class BenefitEvents {
    private final KeepRewards rewards;

    BenefitEvents(KeepRewards rewards) {
        this.rewards = rewards;
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
