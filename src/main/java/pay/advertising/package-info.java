/** What advertisers pay in for ads, and what is charged against it. */
@NullMarked
package pay.advertising;

import org.jspecify.annotations.NullMarked;
