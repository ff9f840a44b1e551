/** Whether what a member sends looks like fraud: rules, what they decided, reported accounts, and what waits for a review. */
@NullMarked
package pay.fraud;

import org.jspecify.annotations.NullMarked;
