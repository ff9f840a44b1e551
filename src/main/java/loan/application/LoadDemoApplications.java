package loan.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import loan.comparison.FindOffer;
import loan.comparison.Offer;
import loan.comparison.OfferId;
import loan.consent.LoanTerms;
import loan.lender.LenderId;
import loan.lender.LenderPanel;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;

/**
 * Loads applications in the states before a contract, each from the first offer of a demo comparison, and the lenders' match
 * rates. Ids are of block 553.
 */
@Component
@ConditionalOnDemo
@Order(2)
class LoadDemoApplications implements ApplicationRunner {
    private static final int MOST = 30;
    private static final int OFFERS_OF_ONE = 30;
    private static final List<ApplicationState> STATES = List.of(ApplicationState.DRAFT, ApplicationState.SUBMITTED,
            ApplicationState.APPROVED, ApplicationState.REFUSED, ApplicationState.CANCELED, ApplicationState.LAPSED);

    private final DemoLoader loader;
    private final DemoScale scale;
    private final LenderPanel panel;
    private final Applications applications;
    private final MatchRates matches;
    private final FindOffer offers;
    private final ApplicationSettings settings;
    private final Clock clock;

    LoadDemoApplications(DemoLoader loader, DemoScale scale, LenderPanel panel, Applications applications,
            MatchRates matches, FindOffer offers, ApplicationSettings settings, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.panel = panel;
        this.applications = applications;
        this.matches = matches;
        this.offers = offers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("loan", progress -> {
            progress.step("applications", Math.min(scale.members(), MOST), MOST, this::write);
            progress.step("match rates", panel.lenders().size(), panel.lenders().size(), this::count);
        });
    }

    private void write(long first, long last) {
        for (long index = first; index <= last; index++) {
            Offer offer = offers.any(new OfferId(DemoIds.of(551, index * OFFERS_OF_ONE).value()));
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Application draft = new Application(new ApplicationId(DemoIds.of(553, index).value()),
                    DemoIds.member(index), offer.id(), offer.lenderId(), ApplicationState.DRAFT, null, null,
                    offer.offeredAt().plus(Duration.ofMinutes(5)), offer.expiresAt(), null);
            applications.add(draft);
            ApplicationState state = STATES.get((int) (index % STATES.size()));
            if (state != ApplicationState.DRAFT) {
                applications.save(grown(draft, offer, state, now), now);
                applications.keepConsent(draft.id(), LoanTerms.APPLICATION.version(), now);
            }
        }
    }

    private Application grown(Application draft, Offer offer, ApplicationState state, Instant now) {
        if (state == ApplicationState.CANCELED || state == ApplicationState.LAPSED) {
            return draft.to(state, null);
        }
        Application submitted = draft.to(ApplicationState.SUBMITTED, now.plus(settings.decide()));
        return switch (state) {
            case REFUSED -> submitted.to(state, null);
            case APPROVED -> submitted.decided(new Application.Decided(offer.amount(), offer.annualRate(),
                    offer.prepaymentFeeRate(), offer.upfrontFee(), offer.effectiveRate(), offer.totalCost()),
                    now.plus(settings.sign()));
            default -> submitted;
        };
    }

    private void count(long first, long last) {
        for (long number = first; number <= last; number++) {
            DemoRandom random = DemoRandom.of(scale.seed(), "match", number);
            LenderId lender = panel.lenders().get((int) number - 1).id();
            for (int i = 0; i < 30; i++) {
                matches.count(lender, random.chance(85));
            }
        }
    }
}
