/** Products by the table: what a seller brings is looked at first, and carried out once they have seen what would happen. */
@NullMarked
package commerce.bulk;

import org.jspecify.annotations.NullMarked;
