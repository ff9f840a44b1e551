package loan.comparison;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

import loan.consent.LoanTerms;
import loan.device.Departures;
import loan.dsr.Area;
import loan.lender.Employment;
import loan.lender.Housing;
import loan.lender.LenderPanel;
import loan.lender.LenderProduct;
import loan.lender.LenderTerms;
import loan.schedule.RepaymentMethod;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Loads a closed comparison for the first demo members. Lenders answer as lenders do: the first always with an offer, so that
 * there is one to go on with. Ids are of block 550 (comparisons), 551 (offers) and 552 (requests).
 */
@Component
@ConditionalOnDemo
@Order(1)
class LoadDemoComparisons implements ApplicationRunner {
    private static final int MOST = 40;
    private static final int BATCH = 20;
    private static final int LENDERS = 30;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final LenderPanel panel;
    private final Comparisons comparisons;
    private final AskedLenders lenders;
    private final Offers offers;
    private final ComparisonSettings settings;
    private final Departures departures;
    private final TellComparison tell;
    private final BusinessDays days;
    private final Clock clock;

    LoadDemoComparisons(DemoLoader loader, DemoScale scale, LenderPanel panel, Comparisons comparisons,
            AskedLenders lenders, Offers offers, ComparisonSettings settings, Departures departures,
            TellComparison tell, BusinessDays days,
            Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.panel = panel;
        this.comparisons = comparisons;
        this.lenders = lenders;
        this.offers = offers;
        this.settings = settings;
        this.departures = departures;
        this.tell = tell;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("loan",
                progress -> progress.step("comparisons", Math.min(scale.members(), MOST), BATCH, this::write));
    }

    private void write(long first, long last) {
        for (long index = first; index <= last; index++) {
            if (!departures.has(DemoIds.member(index))) {
                write(index);
            }
        }
    }

    private void write(long index) {
        DemoRandom random = DemoRandom.of(scale.seed(), "comparison", index);
        Wish wish = new Wish(random.chance(70) ? Purpose.LIVING : Purpose.REFINANCING,
                Won.of(random.between(5, 30) * 1_000_000), 36, Won.of(random.between(45, 90) * 1_000_000), Won.ZERO,
                Employment.EMPLOYED, random.oneOf(List.of(Housing.values())), Area.CAPITAL);
        Instant opened = clock.instant().truncatedTo(ChronoUnit.MICROS)
                .minus(Duration.ofMinutes(random.between(60, 5 * 24 * 60)));
        ComparisonId id = new ComparisonId(DemoIds.of(550, index).value());
        Eligibility eligibility = new Eligibility(panel, wish, days.today());
        List<Assessment> assessments = eligibility.assessments();
        List<Invitation> invitations = eligibility.invitations(assessments);
        Comparison comparison = new Comparison(id, DemoIds.member(index), wish.purpose(), wish.amount(), wish.months(),
                opened, opened.plus(settings.deadline()), null, null);
        comparisons.add(comparison, wish, LoanTerms.COMPARISON.version(), opened, assessments);
        SequencedMap<Invitation, Tsid> requests = new LinkedHashMap<>();
        for (Invitation each : invitations) {
            requests.put(each, DemoIds.of(552, index * LENDERS + requests.size() + 1));
        }
        lenders.add(id, requests);
        close(comparison, answer(index, comparison, invitations, random));
    }

    private List<Offer> answer(long index, Comparison comparison, List<Invitation> invitations,
            DemoRandom random) {
        List<Offer> made = new ArrayList<>();
        Instant at = comparison.openedAt().plusMillis(random.between(100, 1_900));
        for (Invitation each : invitations) {
            int fate = made.isEmpty() ? 0 : random.below(20);
            Outcome outcome = fate < 9
                    ? Outcome.OFFERED
                    : fate < 16 ? Outcome.DECLINED : fate < 18 ? Outcome.TIMEOUT : Outcome.ERROR;
            lenders.answer(comparison.id(), new Answered(each.lender().id(), outcome,
                    outcome == Outcome.DECLINED ? "CREDIT" : null, null), at);
            if (outcome == Outcome.OFFERED) {
                made.add(offer(index * LENDERS + made.size(), comparison, each, random, at));
            }
        }
        offers.add(made);
        return made;
    }

    private Offer offer(long number, Comparison comparison, Invitation invitation, DemoRandom random,
            Instant at) {
        LenderProduct product = invitation.lender().product(invitation.productCodes().getFirst()).orElseThrow();
        OfferId id = new OfferId(DemoIds.of(551, number).value());
        LenderTerms terms = new LenderTerms("demo-" + id.value(), product.code(), comparison.amount(),
                comparison.amount().plus(Won.of(random.between(0, 10) * 1_000_000)),
                BigDecimal.valueOf(random.between(380, 1_200), 4), product.rateType(), comparison.months(),
                RepaymentMethod.EQUAL_INSTALMENTS, BigDecimal.valueOf(random.between(0, 14), 3), Won.ZERO);
        return Offer.of(id, comparison.id(), invitation.lender(), product, terms, OfferCost.of(terms, days.today()), at,
                clock.instant().truncatedTo(ChronoUnit.MICROS).plus(settings.offersLast()));
    }

    private void close(Comparison comparison, List<Offer> made) {
        comparisons.close(comparison.id(), comparison.deadline(), Ranking.VERSION);
        List<Offer> ranked = Ranking.order(made);
        for (int i = 0; i < ranked.size(); i++) {
            lenders.place(comparison.id(), ranked.get(i).lenderId(), i + 1);
        }
        tell.closed(comparison, ranked, comparison.deadline());
    }
}
