package benefit.grant;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.PointsCredited;
import pay.events.PointsExpired;
import pay.events.PointsRefused;
import pay.events.ProgrammeFunded;

/** What pay says of grants and of money behind programmes. */
@Component
class PayEvents {
    private final SettleGrant settleGrant;
    private final TakeBackLapsed takeBackLapsed;
    private final RaiseBudget raiseBudget;

    PayEvents(SettleGrant settleGrant, TakeBackLapsed takeBackLapsed, RaiseBudget raiseBudget) {
        this.settleGrant = settleGrant;
        this.takeBackLapsed = takeBackLapsed;
        this.raiseBudget = raiseBudget;
    }

    @ApplicationModuleListener(id = "benefit.points-credited")
    void on(PointsCredited event) {
        settleGrant.settle(new GrantId(event.grantId().value()), event.programmeId(), event.points(), null,
                event.occurredAt());
    }

    @ApplicationModuleListener(id = "benefit.points-refused")
    void on(PointsRefused event) {
        settleGrant.settle(new GrantId(event.grantId().value()), event.programmeId(), event.points(), event.reason(),
                event.occurredAt());
    }

    @ApplicationModuleListener(id = "benefit.points-expired")
    void on(PointsExpired event) {
        takeBackLapsed.takeBack(event);
    }

    @ApplicationModuleListener(id = "benefit.programme-funded")
    void on(ProgrammeFunded event) {
        raiseBudget.raise(event.fundingId(), event.programmeId(), event.amount(), event.occurredAt());
    }
}
