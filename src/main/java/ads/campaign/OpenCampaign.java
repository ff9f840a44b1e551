package ads.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.time.BusinessDays;
import platform.time.OurTime;
import platform.web.DomainException;

/** An advertiser begins a campaign, as a draft. */
@Service
public class OpenCampaign {
    private static final int LARGEST_CAP = 100;

    private final Advertisers advertisers;
    private final Campaigns campaigns;
    private final Ids ids;
    private final Clock clock;

    OpenCampaign(Advertisers advertisers, Campaigns campaigns, Ids ids, Clock clock) {
        this.advertisers = advertisers;
        this.campaigns = campaigns;
        this.ids = ids;
        this.clock = clock;
    }

    /** What it is to be; the account is the advertiser's first. */
    public record Plan(String name, Campaign.Budget budget, LocalDate startsOn, @Nullable LocalDate endsOn,
            @Nullable Integer dailyCap) {
        public Plan {
            if (name.isBlank() || name.length() > 100
                    || (dailyCap != null && (dailyCap < 1 || dailyCap > LARGEST_CAP))) {
                throw new DomainException(AdsError.AD_TEXT_INVALID);
            }
            if (!OurTime.includes(startsOn)
                    || (endsOn != null && (endsOn.isBefore(startsOn) || !OurTime.includes(endsOn)))) {
                throw new DomainException(AdsError.AD_DATES_INVALID);
            }
        }
    }

    /**
     * Begins a campaign for this advertiser.
     *
     * @throws DomainException {@link AdsError#ADVERTISER_NOT_FOUND}, {@link AdsError#AD_DATES_INVALID}
     */
    @Transactional
    public CampaignId open(AdvertiserId advertiser, Plan plan) {
        AccountId account = advertisers.accounts(advertiser).stream().findFirst()
                .orElseThrow(() -> new DomainException(AdsError.ADVERTISER_NOT_FOUND));
        if (plan.endsOn() != null && plan.endsOn().isBefore(LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL))) {
            throw new DomainException(AdsError.AD_DATES_INVALID);
        }
        CampaignId id = new CampaignId(ids.nextLong());
        campaigns.add(new Campaign(id, account, advertiser, plan.name().strip(), Campaign.State.DRAFT, plan.budget(),
                plan.startsOn(), plan.endsOn(), plan.dailyCap(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return id;
    }
}
