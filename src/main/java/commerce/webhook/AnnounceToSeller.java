package commerce.webhook;

import java.util.List;
import java.util.function.Supplier;

import commerce.catalogue.SellerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.webhook.AnnounceNews;
import platform.webhook.Webhooks;

/**
 * Has sellers' systems told of something, when the transaction in which it happened commits. No buyer is named in the data: who
 * needs to know where an order goes asks by key, which is on record.
 */
@Component
public class AnnounceToSeller {
    private final AnnounceNews<SellerId> announce;

    AnnounceToSeller(Webhooks<SellerId> webhooks) {
        this.announce = new AnnounceNews<>(webhooks);
    }

    /**
     * Announces to those endpoints of a seller that want it; costs one read when there are none. Delivered at least once, in no
     * order.
     *
     * @param data written as the API writes it; asked for when somebody wants to be told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(SellerId seller, SellerTopic topic, Supplier<Object> data) {
        announce.announce(seller, topic.name(), data);
    }

    /** The same of many sellers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(SellerTopic topic, List<AnnounceNews.News<SellerId>> all) {
        announce.announce(topic.name(), all);
    }
}
