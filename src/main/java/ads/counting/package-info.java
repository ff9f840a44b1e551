/** What happened to shown ads: taken durably, counted once, charged once. */
@NullMarked
package ads.counting;

import org.jspecify.annotations.NullMarked;
