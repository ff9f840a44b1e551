package ads.budget;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.AdvertiserFunded;

/** What pay tells of advertisers' money. */
@Component
class FundingEvents {
    private final Budgets budgets;

    FundingEvents(Budgets budgets) {
        this.budgets = budgets;
    }

    @ApplicationModuleListener(id = "ads.advertiser-funded")
    void on(AdvertiserFunded event) {
        budgets.funded(event.advertiserId(), event.funded());
    }
}
