package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import loan.consent.LoanTerms;
import loan.device.Departures;
import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Documents and consent are complete: the application is written down as submitted; the lender is asked after that. */
@Service
class SubmitApplication {
    private final Applications applications;
    private final ApplicationDocuments documents;
    private final Departures departures;
    private final ApplicationSettings settings;
    private final Clock clock;

    SubmitApplication(Applications applications, ApplicationDocuments documents, Departures departures,
            ApplicationSettings settings, Clock clock) {
        this.applications = applications;
        this.documents = documents;
        this.departures = departures;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    ApplicationId submit(Tsid member, ApplicationId id, List<ApplicationDocuments.Document> certificates,
            int termsVersion) {
        LoanTerms.APPLICATION.requireAgreed(termsVersion);
        Application application = OwnApplication.require(applications.lock(id), member);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        applications.save(application.inTime(now).to(ApplicationState.SUBMITTED, now.plus(settings.decide())), now);
        applications.keepConsent(id, termsVersion, now);
        applications.askAt(id, now.plus(settings.askAgain()));
        documents.add(id, certificates);
        if (departures.has(member)) {
            throw new DomainException(LoanError.BORROWER_LEFT);
        }
        return id;
    }
}
