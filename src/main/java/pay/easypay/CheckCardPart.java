package pay.easypay;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;
import pay.card.Card;
import pay.card.Instalments;
import pay.card.MemberCards;
import pay.error.PayError;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Looks at the card that is to pay a part when the merchant confirms: what could not be charged then is refused now. */
@Component
class CheckCardPart {
    private final MemberCards cards;
    private final Instalments instalments;
    private final Clock clock;

    CheckCardPart(MemberCards cards, Instalments instalments, Clock clock) {
        this.cards = cards;
        this.instalments = instalments;
        this.clock = clock;
    }

    /**
     * Refuses it.
     *
     * @throws DomainException {@code CARD_NOT_FOUND}, {@code CARD_NOT_TO_AUTHORIZE} or {@code CARD_INSTALMENT_INVALID}
     */
    void check(ApprovalOrder order, MerchantPayment payment) {
        Tenders.By.Card by = order.tenders().by(Tenders.By.Card.class).orElse(null);
        if (by != null) {
            Card card = cards.find(order.member(), by.card())
                    .orElseThrow(() -> new DomainException(PayError.CARD_NOT_FOUND));
            if (!payment.ask().captures() || payment.ask().isTakenAtOnce()) {
                throw new DomainException(PayError.CARD_NOT_TO_AUTHORIZE);
            }
            if (by.months() != 0 && !offered(card, order.tenders().of(TenderKind.CARD), by.months())) {
                throw new DomainException(PayError.CARD_INSTALMENT_INVALID);
            }
        }
    }

    private boolean offered(Card card, Won amount, int months) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
        return instalments.of(card.company(), card.kind(), amount, today).stream()
                .anyMatch(offer -> offer.months() == months);
    }
}
