package commerce.groupbuy;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what nobody's request does: the time of teams, on every instance, each taking what no other has locked. */
@Component
class TeamSweeps {
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";
    private static final String FORGET_PAUSE = "${madang.commerce.forget-pause:10m}";

    private final ExpireTeams expire;
    private final RefundLostSeats refund;
    private final ForgetTeams forget;

    TeamSweeps(ExpireTeams expire, RefundLostSeats refund, ForgetTeams forget) {
        this.expire = expire;
        this.refund = refund;
        this.forget = forget;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void expireTeams() {
        expire.due();
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void refundLostSeats() {
        refund.all();
    }

    @Scheduled(fixedDelayString = FORGET_PAUSE, initialDelayString = FORGET_PAUSE)
    void forgetTeams() {
        forget.neverOpened();
    }
}
