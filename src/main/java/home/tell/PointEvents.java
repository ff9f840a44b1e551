package home.tell;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.MerchantPaymentsCompleted;
import pay.events.PointsCredited;
import pay.events.PointsMoved;
import pay.events.PointsRefused;

/** What pay tells about points. */
@Component
class PointEvents {
    private final KeepPoints points;
    private final KeepRewards rewards;

    PointEvents(KeepPoints points, KeepRewards rewards) {
        this.points = points;
        this.rewards = rewards;
    }

    @ApplicationModuleListener(id = "home.points-moved")
    void on(PointsMoved event) {
        points.moved(List.of(new KeepPoints.Moved(event.memberId(), event.balance(), event.sequence())),
                event.occurredAt());
    }

    @ApplicationModuleListener(id = "home.merchants-paid-by-points")
    void on(MerchantPaymentsCompleted event) {
        points.moved(event.payments().stream()
                .flatMap(paid -> Stream.ofNullable(paid.points())
                        .map(side -> new KeepPoints.Moved(paid.memberId(), side.balance(), side.sequence())))
                .toList(), event.occurredAt());
    }

    @ApplicationModuleListener(id = "home.points-credited")
    void on(PointsCredited event) {
        rewards.answered(event.grantId(), event.memberId(), "PAID", event.occurredAt());
    }

    @ApplicationModuleListener(id = "home.points-refused")
    void on(PointsRefused event) {
        rewards.answered(event.grantId(), event.memberId(), "REFUSED", event.occurredAt());
    }
}
