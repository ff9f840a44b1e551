/** What campaigns reached and cost, by the hour and by the day. */
@NullMarked
package ads.report;

import org.jspecify.annotations.NullMarked;
