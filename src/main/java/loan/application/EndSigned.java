package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import loan.comparison.FindOffer;
import loan.comparison.Offer;
import loan.contract.LoanId;
import loan.contract.OpenContract;
import loan.contract.SignedOffer;
import loan.schedule.DayCount;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** The end of a signed application: a contract when the lender has paid out, or none. */
@Service
class EndSigned {
    private final Applications applications;
    private final FindOffer offers;
    private final OpenContract contracts;
    private final BusinessDays days;
    private final Clock clock;

    EndSigned(Applications applications, FindOffer offers, OpenContract contracts, BusinessDays days, Clock clock) {
        this.applications = applications;
        this.offers = offers;
        this.contracts = contracts;
        this.days = days;
        this.clock = clock;
    }

    /** The lender has paid out. */
    @RetriedOnConflict
    @Transactional
    public void paid(ApplicationId id) {
        Application application = applications.lock(id).orElseThrow();
        if (application.state() == ApplicationState.SIGNED) {
            LoanId loan = contracts.open(signedOffer(application, offers.any(application.offerId())));
            applications.save(application.contracted(Tsid.of(loan)), clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    /** The lender will never pay. */
    @RetriedOnConflict
    @Transactional
    public void refused(ApplicationId id) {
        Application application = applications.lock(id).orElseThrow();
        if (application.state() == ApplicationState.SIGNED) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            applications.save(application.to(ApplicationState.FAILED, null), now);
        }
    }

    private SignedOffer signedOffer(Application application, Offer offer) {
        Application.Decided decided = Objects.requireNonNull(application.decided());
        LocalDate today = days.today();
        return new SignedOffer(Tsid.of(application.id()), application.memberId(), Tsid.of(offer.lenderId()),
                offer.lenderName(), offer.productName(), offer.kind(), decided.amount(), decided.annualRate(),
                offer.method(), DayCount.ACT_365, offer.months(), 0, today, today.plusMonths(1),
                decided.prepaymentFeeRate(), decided.upfrontFee(), application.bankAccountId());
    }
}
