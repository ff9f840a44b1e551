package benefit.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import benefit.departed.DepartedMembers;
import benefit.events.PointsGranted;
import benefit.refusal.BenefitError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Promises points to a member, if the programme's budget covers them: row, budget and event commit together or not at all. */
@Component
public class GrantPoints {
    private final Grants grants;
    private final Budgets budgets;
    private final DepartedMembers departed;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    GrantPoints(Grants grants, Budgets budgets, DepartedMembers departed, DomainEvents events, Ids ids, Clock clock) {
        this.grants = grants;
        this.budgets = budgets;
        this.departed = departed;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Call it as the last writing of a use case: the budget's row is what everybody waits for.
     *
     * @param grant the id of the new grant, which the caller's own rows name already
     * @throws DomainException {@code PROGRAMME_EXHAUSTED}, {@code MEMBER_HAS_LEFT}; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grant(GrantId grant, Award award) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate day = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        Programme programme = award.programme();
        // Through the end of a Korean day.
        Instant expiresAt = day.plusDays(budgets.validDays(programme) + 1L).atStartOfDay(BusinessDays.SEOUL)
                .toInstant();
        PointsGranted granted = new PointsGranted(ids.next(), now, Tsid.of(grant), award.member(), programme.id(),
                programme.name(), award.points(), award.description(), expiresAt);
        grants.add(granted, day, now.plus(GrantTerms.patience(1)));
        if (departed.contains(award.member())) {
            throw new DomainException(BenefitError.MEMBER_HAS_LEFT);
        }
        if (!budgets.take(programme, award.points())) {
            throw new DomainException(BenefitError.PROGRAMME_EXHAUSTED);
        }
        events.publish(granted);
    }
}
