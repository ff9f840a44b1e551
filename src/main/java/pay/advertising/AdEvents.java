package pay.advertising;

import ads.events.AdvertiserRegistered;
import ads.events.SpendSettled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What ads tells. */
@Component
class AdEvents {
    private final Advertisers advertisers;
    private final ChargeAdSpend charge;

    AdEvents(Advertisers advertisers, ChargeAdSpend charge) {
        this.advertisers = advertisers;
        this.charge = charge;
    }

    @ApplicationModuleListener(id = "pay.advertiser-registered")
    void on(AdvertiserRegistered event) {
        advertisers.registered(event.advertiserId(), event.name());
    }

    @ApplicationModuleListener(id = "pay.spend-settled")
    void on(SpendSettled event) {
        charge.charge(event);
    }
}
