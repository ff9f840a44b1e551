/** What may still be spent: leases of budgets to instances, and what was charged against them. */
@NullMarked
package ads.budget;

import org.jspecify.annotations.NullMarked;
