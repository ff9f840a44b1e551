package commerce.chargeback;

import java.time.LocalDate;

import commerce.catalogue.SellerId;
import commerce.order.OrderId;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** Has the systems of sellers told of a chargeback of their orders. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TellSellersOfIt {
    private final ChargedSellers sellers;
    private final Shares shares;
    private final AnnounceToSeller announce;

    TellSellersOfIt(ChargedSellers sellers, Shares shares, AnnounceToSeller announce) {
        this.sellers = sellers;
        this.shares = shares;
        this.announce = announce;
    }

    /**
     * What a seller's system is told.
     *
     * @param amount what of it the seller bears when it is lost
     */
    record SellersChargeback(ChargebackId chargebackId, OrderId orderId, Won amount, String reason, LocalDate answerBy,
            Chargeback.State state) {}

    /** It was opened: what was not sent had better not be. */
    void opened(Chargeback chargeback) {
        tell(chargeback, SellerTopic.CHARGEBACK_OPENED);
    }

    /** It was decided. */
    void decided(Chargeback chargeback) {
        tell(chargeback, SellerTopic.CHARGEBACK_DECIDED);
    }

    private void tell(Chargeback chargeback, SellerTopic topic) {
        sellers.of(chargeback.id()).forEach(each -> announce.announce(each.seller(), topic,
                () -> new SellersChargeback(chargeback.id(), chargeback.orderId(),
                        borne(chargeback.id(), each.seller()), chargeback.reason(), chargeback.answerBy(),
                        chargeback.state())));
    }

    private Won borne(ChargebackId chargeback, SellerId seller) {
        return shares.of(chargeback).stream().filter(share -> share.seller().equals(seller)).map(Share::amount)
                .reduce(Won.ZERO, Won::plus);
    }
}
