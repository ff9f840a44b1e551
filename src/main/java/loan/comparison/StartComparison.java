package loan.comparison;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import loan.consent.LoanTerms;
import loan.device.Departures;
import loan.lender.LenderPanel;
import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** A member compares: the rules are reckoned, and as soon as this is committed the lenders are asked. */
@Service
class StartComparison {
    private final LenderPanel panel;
    private final Comparisons comparisons;
    private final AskedLenders lenders;
    private final RunComparison run;
    private final Departures departures;
    private final ComparisonSettings settings;
    private final BusinessDays days;
    private final Ids ids;
    private final Clock clock;

    StartComparison(LenderPanel panel, Comparisons comparisons, AskedLenders lenders, RunComparison run,
            Departures departures,
            ComparisonSettings settings, BusinessDays days, Ids ids, Clock clock) {
        this.panel = panel;
        this.comparisons = comparisons;
        this.lenders = lenders;
        this.run = run;
        this.departures = departures;
        this.settings = settings;
        this.days = days;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Opens a comparison.
     *
     * @param termsVersion of the terms that the member agreed to
     * @throws DomainException when the rules allow no such loan, no lender fits, or too many run here now
     */
    @Transactional
    ComparisonId start(Tsid member, Wish wish, int termsVersion) {
        LoanTerms.COMPARISON.requireAgreed(termsVersion);
        Eligibility eligibility = new Eligibility(panel, wish, days.today());
        List<Assessment> assessments = eligibility.assessments();
        List<Invitation> invitations = eligibility.invitations(assessments);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant deadline = now.plus(settings.deadline());
        Comparison comparison = new Comparison(new ComparisonId(ids.nextLong()), member, wish.purpose(), wish.amount(),
                wish.months(), now, deadline, null, null);
        comparisons.add(comparison, wish, termsVersion, deadline.plus(settings.orphanAfter()), assessments);
        SequencedMap<Invitation, Tsid> requests = new LinkedHashMap<>();
        invitations.forEach(each -> requests.put(each, ids.next()));
        lenders.add(comparison.id(), requests);
        if (departures.has(member)) {
            throw new DomainException(LoanError.BORROWER_LEFT);
        }
        if (!run.enter()) {
            throw DomainException.retryAfter(Duration.ofSeconds(2), LoanError.COMPARISONS_BUSY);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    Thread.startVirtualThread(() -> run.run(comparison, wish, requests));
                } else {
                    run.leave();
                }
            }
        });
        return comparison.id();
    }
}
