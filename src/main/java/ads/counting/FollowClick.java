package ads.counting;

import java.util.List;

import ads.campaign.ServableAds;
import ads.refusal.AdsError;
import ads.token.AdToken;
import ads.token.AdTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import platform.web.DomainException;

/** Somebody clicked: it is counted while the token lives, and they get to the registered landing page in any case. */
@Service
class FollowClick {
    private static final Logger LOG = LoggerFactory.getLogger(FollowClick.class);

    private final AdTokens tokens;
    private final TakeEvents take;
    private final ServableAds ads;

    FollowClick(AdTokens tokens, TakeEvents take, ServableAds ads) {
        this.tokens = tokens;
        this.take = take;
        this.ads = ads;
    }

    /** @throws DomainException {@link AdsError#AD_TOKEN_INVALID} */
    String follow(String text) {
        AdToken token = tokens.read(text).orElseThrow(() -> new DomainException(AdsError.AD_TOKEN_INVALID));
        String landing = ads.landingOf(token.creativeId());
        if (landing == null) {
            throw new DomainException(AdsError.AD_TOKEN_INVALID);
        }
        try {
            take.take(null, List.of(new TakeEvents.Report(EventKind.CLICK, text, null)));
        } catch (DomainException e) {
            LOG.warn("A click was not counted: {}", e.code());
        }
        return landing;
    }
}
