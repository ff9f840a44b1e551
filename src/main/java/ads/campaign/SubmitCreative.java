package ads.campaign;

import java.time.Clock;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** An advertiser asks for a creative to be looked at. */
@Service
public class SubmitCreative {
    private final Creatives creatives;
    private final Clock clock;

    SubmitCreative(Creatives creatives, Clock clock) {
        this.creatives = creatives;
        this.clock = clock;
    }

    /**
     * Puts a creative of this advertiser before the operators.
     *
     * @throws DomainException {@link AdsError#CREATIVE_NOT_FOUND}, {@link AdsError#AD_STATE_FORBIDS}
     */
    @Transactional
    public void submit(AdvertiserId advertiser, CreativeId id) {
        Creative creative = creatives.lock(id);
        if (!creative.advertiserId().equals(advertiser)) {
            throw new DomainException(AdsError.CREATIVE_NOT_FOUND);
        }
        creatives.save(creative.submit(), clock.instant());
    }
}
