package pay.dispute;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.webhook.AnnounceToMerchant;
import pay.webhook.WebhookType;

/** Tells the merchant's system of a dispute, as the API shows it. */
@Component
class TellMerchant {
    private final AnnounceToMerchant announce;

    TellMerchant(AnnounceToMerchant announce) {
        this.announce = announce;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void of(Dispute dispute) {
        announce.announce(new CallingMerchant(dispute.claim().merchant(), true), WebhookType.DISPUTE_STATUS_CHANGED,
                DisputeView.of(dispute));
    }
}
