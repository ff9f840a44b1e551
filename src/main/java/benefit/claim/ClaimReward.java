package benefit.claim;

import java.time.Clock;
import java.time.LocalDate;

import benefit.grant.Award;
import benefit.grant.Grant;
import benefit.grant.GrantId;
import benefit.grant.GrantPoints;
import benefit.grant.Programme;
import benefit.grant.ReadGrants;
import benefit.ladder.Ladder;
import benefit.ladder.Rung;
import benefit.refusal.BenefitError;
import benefit.step.ReadSteps;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Claims the reward of a rung for a day's steps: once per member, day and rung. */
@Component
class ClaimReward {
    private final Ladder ladder;
    private final ReadSteps steps;
    private final Claims claims;
    private final GrantPoints grantPoints;
    private final ReadGrants grants;
    private final Ids ids;
    private final Clock clock;

    ClaimReward(Ladder ladder, ReadSteps steps, Claims claims, GrantPoints grantPoints, ReadGrants grants, Ids ids,
            Clock clock) {
        this.ladder = ladder;
        this.steps = steps;
        this.claims = claims;
        this.grantPoints = grantPoints;
        this.grants = grants;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Claims it.
     *
     * @throws DomainException {@code REWARD_DAY_CLOSED}, {@code RUNG_UNKNOWN}, {@code STEPS_SHORT},
     *     {@code REWARD_ALREADY_CLAIMED}, or as {@link GrantPoints} does
     */
    @Transactional
    public Grant claim(Tsid member, LocalDate day, int rungSteps) {
        if (!new ClaimWindow(LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL)).isOpen(day)) {
            throw new DomainException(BenefitError.REWARD_DAY_CLOSED);
        }
        Rung rung = ladder.of(day).stream().filter(each -> each.steps() == rungSteps).findFirst()
                .orElseThrow(() -> new DomainException(BenefitError.RUNG_UNKNOWN));
        int counted = steps.of(member, day);
        if (counted < rung.steps()) {
            throw new DomainException(BenefitError.STEPS_SHORT, rung.steps(), counted);
        }
        GrantId grant = new GrantId(ids.nextLong());
        if (!claims.add(member, day, rung.steps(), grant, clock.instant())) {
            throw new DomainException(BenefitError.REWARD_ALREADY_CLAIMED);
        }
        grantPoints.grant(grant,
                new Award(member, Programme.WALKING, rung.points(), "%,d걸음 달성".formatted(rung.steps())));
        return grants.one(member, grant);
    }
}
