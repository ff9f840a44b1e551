package pay.easypay;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.webhook.AnnounceToMerchant;
import pay.webhook.WebhookType;

/** Writes changed payments and has their merchants told, if they want to be. */
@Component
class KeepPayments {
    private final MerchantPayments payments;
    private final OwnPayments own;
    private final AnnounceToMerchant announce;

    KeepPayments(MerchantPayments payments, OwnPayments own, AnnounceToMerchant announce) {
        this.payments = payments;
        this.own = own;
        this.announce = announce;
    }

    /** Writes them. What is told is read back: call it when all else about them is written. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<MerchantPayment> changed) {
        payments.write(changed);
        List<AnnounceToMerchant.News> news = changed.stream()
                .map(payment -> new AnnounceToMerchant.News(
                        new CallingMerchant(payment.ask().merchant(), payment.ask().live()), () -> own.view(payment)))
                .toList();
        announce.announce(WebhookType.PAYMENT_STATUS_CHANGED, news);
    }
}
