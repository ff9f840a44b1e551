package loan.application;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import loan.comparison.FindOffer;
import loan.comparison.Offer;
import loan.comparison.OfferId;
import loan.consent.LoanTerms;
import loan.device.Departures;
import loan.lender.LenderId;
import loan.lender.LenderPanel;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import platform.crypto.Sha256;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;

/**
 * Loads applications in the states before a contract, each from the first offer of a demo comparison, and the lenders' match
 * rates. Ids are of block 553, and 554 for files.
 */
@Component
@ConditionalOnDemo
@Order(2)
class LoadDemoApplications implements ApplicationRunner {
    private static final int MOST = 30;
    private static final int OFFERS_OF_ONE = 30;
    /** The first members have put files to theirs, one page each. */
    private static final int WITH_FILES = 6;
    private static final String PDF = """
            %PDF-1.4
            1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
            2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
            3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F<</Type/Font/Subtype/Type1\
            /BaseFont/Helvetica>>>>>>/Contents 4 0 R>> endobj
            4 0 obj <</Length 52>> stream
            BT /F 24 Tf 72 770 Td (Madang demo) Tj ET
            endstream endobj
            trailer <</Root 1 0 R>>
            %%EOF
            """;
    private static final List<ApplicationState> STATES = List.of(ApplicationState.DRAFT, ApplicationState.SUBMITTED,
            ApplicationState.APPROVED, ApplicationState.REFUSED, ApplicationState.CANCELED, ApplicationState.LAPSED);

    private final DemoLoader loader;
    private final DemoScale scale;
    private final LenderPanel panel;
    private final Applications applications;
    private final Attachments attachments;
    private final Departures departures;
    private final MatchRates matches;
    private final FindOffer offers;
    private final ApplicationSettings settings;
    private final Clock clock;

    LoadDemoApplications(DemoLoader loader, DemoScale scale, LenderPanel panel, Applications applications,
            Attachments attachments, Departures departures, MatchRates matches, FindOffer offers,
            ApplicationSettings settings, Clock clock) {
        this.loader = loader;
        this.scale = scale;
        this.panel = panel;
        this.applications = applications;
        this.attachments = attachments;
        this.departures = departures;
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
            if (departures.has(DemoIds.member(index))) {
                continue;
            }
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
            if (index <= WITH_FILES) {
                attach(draft.id(), index, draft.acceptedAt());
            }
        }
    }

    private void attach(ApplicationId id, long index, Instant at) {
        List<DocumentKind> kinds = List.of(DocumentKind.INCOME, DocumentKind.EMPLOYMENT);
        for (int i = 0; i < kinds.size(); i++) {
            byte[] file = PDF.getBytes(StandardCharsets.US_ASCII);
            attachments.add(id, attachments.seal(
                    new Attachment(new AttachmentId(DemoIds.of(554, index * Attachment.MOST + i).value()), kinds.get(i),
                            FileType.PDF, file.length, Sha256.hex(file), at),
                    file));
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
