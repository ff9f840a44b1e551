package ads.serving;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.campaign.Placement;

/** For whom and where an ad is wanted; {@code hour} of the week in Seoul. */
record Ask(Placement placement, Os os, AgeBand ageBand, Gender gender, Region region, int hour) {
    /** Without what may not be used of somebody who did not agree to marketing. */
    Ask withoutPerson() {
        return new Ask(placement, os, AgeBand.UNKNOWN, Gender.UNKNOWN, Region.UNKNOWN, hour);
    }
}
