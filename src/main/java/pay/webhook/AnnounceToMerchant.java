package pay.webhook;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import platform.webhook.AnnounceNews;
import platform.webhook.Webhooks;

/** Has a merchant's system told of something, when the transaction in which it happened commits. */
@Component
public class AnnounceToMerchant {
    private final AnnounceNews<CallingMerchant> announce;

    AnnounceToMerchant(Webhooks<CallingMerchant> webhooks) {
        this.announce = new AnnounceNews<>(webhooks);
    }

    /**
     * Announces to all endpoints of a merchant in one mode; costs one read when there are none. Delivered at least once, in no
     * order: what is in {@code data} must tell by a time or a version what is newer.
     *
     * @param data written as the API writes it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(CallingMerchant merchant, WebhookType type, Object data) {
        announce.announce(merchant, type.name(), () -> data);
    }

    /** The same of many; costs one read for each merchant. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(WebhookType type, List<AnnounceNews.News<CallingMerchant>> all) {
        announce.announce(type.name(), all);
    }
}
