package pay.point;

import benefit.events.PointsGranted;
import benefit.events.ProgrammeFundingOrdered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What benefit promises and puts money behind. */
@Component
class BenefitEvents {
    private final CreditPoints creditPoints;
    private final FundProgramme fundProgramme;

    BenefitEvents(CreditPoints creditPoints, FundProgramme fundProgramme) {
        this.creditPoints = creditPoints;
        this.fundProgramme = fundProgramme;
    }

    @ApplicationModuleListener(id = "pay.points-granted")
    void on(PointsGranted event) {
        creditPoints.credit(new PointGrant(event.grantId(), event.memberId(), event.programmeId(), event.points(),
                event.description(), event.expiresAt()));
    }

    @ApplicationModuleListener(id = "pay.programme-funding-ordered")
    void on(ProgrammeFundingOrdered event) {
        fundProgramme.fund(event.fundingId(), event.programmeId(), event.amount());
    }
}
