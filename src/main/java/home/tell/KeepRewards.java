package home.tell;

import java.time.Instant;
import java.time.LocalDate;

import benefit.events.MissionAdvanced;
import benefit.events.PointsGranted;
import benefit.events.RewardClaimed;
import benefit.events.RungReached;
import home.rebuild.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Keeps how far members are with the ladder's rungs and with missions, what they claimed of it, and the points granted. */
@Service
class KeepRewards {
    private final JdbcClient jdbc;
    private final ForgetMember forget;

    KeepRewards(JdbcClient jdbc, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
    }

    @Transactional
    void reached(RungReached rung) {
        rung(rung.memberId(), rung.day(), rung.steps(), rung.points(), false, rung.occurredAt());
    }

    @Transactional
    void claimed(RewardClaimed reward) {
        rung(reward.memberId(), reward.day(), reward.steps(), reward.points(), true, reward.occurredAt());
    }

    private void rung(Tsid member, LocalDate day, int steps, long points, boolean claimed, Instant at) {
        jdbc.sql("""
                insert into home_rung (member_id, day, steps, points, claimed, as_of)
                values (:member, :day, :steps, :points, :claimed, :at)
                on duplicate key update claimed = claimed or :claimed, as_of = greatest(as_of, :at)""")
                .param("member", member.value()).param("day", day).param("steps", steps).param("points", points)
                .param("claimed", claimed).param("at", UtcColumn.of(at)).update();
        forget.forgetIfLeft(member, ReadModel.STEPS);
    }

    @Transactional
    void advanced(MissionAdvanced mission) {
        jdbc.sql("""
                insert into home_mission_progress (member_id, mission_id, done, claimed, as_of)
                values (:member, :mission, :done, :claimed, :at)
                on duplicate key update done = greatest(done, :done), claimed = claimed or :claimed,
                    as_of = greatest(as_of, :at)""").param("member", mission.memberId().value())
                .param("mission", mission.missionId().value()).param("done", mission.done())
                .param("claimed", mission.claimed()).param("at", UtcColumn.of(mission.occurredAt())).update();
        forget.forgetIfLeft(mission.memberId(), ReadModel.MISSIONS);
    }

    /** Fills in what a grant is for, and leaves its state if that is known already. Told again, it is still of its first day. */
    @Transactional
    void granted(PointsGranted grant) {
        jdbc.sql("""
                insert into home_grant (grant_id, member_id, state, programme, points, day, as_of)
                values (:grant, :member, 'PENDING', :programme, :points, :day, :at)
                on duplicate key update programme = :programme, points = :points,
                    day = least(coalesce(day, :day), :day), as_of = greatest(as_of, :at)""")
                .param("grant", grant.grantId().value()).param("member", grant.memberId().value())
                .param("programme", grant.programme()).param("points", grant.points())
                .param("day", Months.day(grant.occurredAt())).param("at", UtcColumn.of(grant.occurredAt())).update();
        forget.forgetIfLeft(grant.memberId(), ReadModel.REWARDS);
    }

    /** Pay has answered, for good. */
    @Transactional
    void answered(Tsid grant, Tsid member, String state, Instant at) {
        jdbc.sql("""
                insert into home_grant (grant_id, member_id, state, as_of) values (:grant, :member, :state, :at)
                on duplicate key update state = :state, as_of = greatest(as_of, :at)""")
                .param("grant", grant.value()).param("member", member.value()).param("state", state)
                .param("at", UtcColumn.of(at)).update();
        forget.forgetIfLeft(member, ReadModel.REWARDS);
    }
}
