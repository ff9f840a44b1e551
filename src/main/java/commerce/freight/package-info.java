/** What sending costs: the shipping templates of sellers, and their rules for parcels. */
@NullMarked
package commerce.freight;

import org.jspecify.annotations.NullMarked;
