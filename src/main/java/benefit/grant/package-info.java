/** Points promised to members within their programmes' budgets, and what pay says of them. */
@NullMarked
package benefit.grant;

import org.jspecify.annotations.NullMarked;
