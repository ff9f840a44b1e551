package benefit.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

import benefit.grant.Award;
import benefit.grant.Grant;
import benefit.grant.GrantId;
import benefit.grant.GrantPoints;
import benefit.grant.Programme;
import benefit.grant.ReadGrants;
import benefit.refusal.BenefitError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Checks a member in for today: once a Korean day. A day that was left out begins the streak anew. */
@Component
class CheckIn {
    private final Attendances attendances;
    private final GrantPoints grantPoints;
    private final ReadGrants grants;
    private final Ids ids;
    private final Clock clock;

    CheckIn(Attendances attendances, GrantPoints grantPoints, ReadGrants grants, Ids ids, Clock clock) {
        this.attendances = attendances;
        this.grantPoints = grantPoints;
        this.grants = grants;
        this.ids = ids;
        this.clock = clock;
    }

    /** A day that was checked in for. */
    record CheckedIn(LocalDate day, int streak, Grant grant) {}

    /**
     * Checks in.
     *
     * @throws DomainException {@code ALREADY_CHECKED_IN}, or as {@link GrantPoints} does
     */
    @Transactional
    public CheckedIn checkIn(Tsid member) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        int streak = attendances.streak(member, today.minusDays(1)) + 1;
        GrantId grant = new GrantId(ids.nextLong());
        if (!attendances.add(member, today, streak, grant, now)) {
            throw new DomainException(BenefitError.ALREADY_CHECKED_IN);
        }
        grantPoints.grant(grant, new Award(member, Programme.ATTENDANCE,
                attendances.policy(today).pointsFor(streak), "%d일째 출석".formatted(streak)));
        return new CheckedIn(today, streak, grants.one(member, grant));
    }
}
