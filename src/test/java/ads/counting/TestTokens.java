package ads.counting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.campaign.Bid;
import ads.campaign.Placement;
import ads.token.AdToken;

/** Tokens of nobody's ads. */
public final class TestTokens {
    private TestTokens() {}

    public static AdToken of(long sequence, Placement placement, boolean large) {
        return new AdToken(sequence, 1, 2, 3, 4, 5, 910, Instant.now().truncatedTo(ChronoUnit.SECONDS), Bid.Kind.CPM,
                placement, Os.IOS, AgeBand.UNKNOWN, Gender.UNKNOWN, large);
    }

    static Happening impression(long sequence) {
        return new Happening(EventKind.IMPRESSION, Instant.now().truncatedTo(ChronoUnit.MILLIS),
                of(sequence, Placement.HOME_BANNER, false));
    }
}
