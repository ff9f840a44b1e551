package commerce.groupbuy;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what nobody's request does: the time of teams, on every instance, each taking what no other has locked. */
@Component
class TeamSweeps {
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";

    private final ExpireTeams expire;
    private final RefundLostSeats refund;

    TeamSweeps(ExpireTeams expire, RefundLostSeats refund) {
        this.expire = expire;
        this.refund = refund;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void expireTeams() {
        expire.due();
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void refundLostSeats() {
        refund.all();
    }
}
