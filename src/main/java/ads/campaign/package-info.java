/** What advertisers set up: accounts, campaigns, ad groups and creatives, each with its states. */
@NullMarked
package ads.campaign;

import org.jspecify.annotations.NullMarked;
