package ads.counting;

import ads.campaign.Creative;
import ads.token.AdToken;

/**
 * When an ad counts as seen: the MRC's Viewable Ad Impression Measurement Guidelines. Display: half of the pixels for one
 * second in a row, of a large one (242,500 pixels or more) 30 %; video: half of the pixels for two seconds.
 */
final class Viewability {
    private static final int HALF = 50;
    private static final int LARGE_DISPLAY = 30;
    private static final int DISPLAY_MILLIS = 1000;
    private static final int VIDEO_MILLIS = 2000;

    private Viewability() {}

    /**
     * @param percent of its pixels that could be seen
     * @param millis in a row
     */
    static boolean isViewable(AdToken token, int percent, int millis) {
        boolean video = token.placement().kind() == Creative.Kind.VIDEO;
        int needed = !video && token.large() ? LARGE_DISPLAY : HALF;
        return percent >= needed && millis >= (video ? VIDEO_MILLIS : DISPLAY_MILLIS);
    }
}
