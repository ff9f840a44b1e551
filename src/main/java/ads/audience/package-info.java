/** Whom an ad is shown to: what is known of a person, and what a campaign may ask for. */
@NullMarked
package ads.audience;

import org.jspecify.annotations.NullMarked;
