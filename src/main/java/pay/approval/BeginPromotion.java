package pay.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.StartPromotion;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** A promotion, from the moment on in which it is approved, under the proposal's id. */
@Component
class BeginPromotion implements Enactment<Terms.Promotion> {
    private static final int MOST_DAYS = 999;

    private final StartPromotion startPromotion;
    private final Clock clock;

    BeginPromotion(StartPromotion startPromotion, Clock clock) {
        this.startPromotion = startPromotion;
        this.clock = clock;
    }

    @Override
    public Class<Terms.Promotion> terms() {
        return Terms.Promotion.class;
    }

    @Override
    public void check(Terms.Promotion terms) {
        if (terms.percent() < 1 || terms.percent() > 100 || terms.least() <= 0 || terms.most() <= 0
                || terms.perMember() <= 0 || terms.stock() <= 0 || terms.days() <= 0 || terms.days() > MOST_DAYS
                || terms.budget() <= 0 || terms.name().isBlank()) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    @Override
    public void enact(Tsid proposal, Terms.Promotion terms) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        startPromotion.start(
                new Promotion(new PromotionId(proposal.value()), terms.name(), terms.how(), place(terms), null,
                        terms.percent(), null,
                        Won.of(terms.least()), Won.of(terms.most()), terms.perMember(), terms.stock(), 0, now,
                        now.plus(Duration.ofDays(terms.days()))),
                Won.of(terms.budget()));
    }

    private static Promotion.Place place(Terms.Promotion terms) {
        return Objects.requireNonNullElse(terms.where(), Promotion.Place.MERCHANTS);
    }
}
