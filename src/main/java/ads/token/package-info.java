/** The signed token of one shown ad: what may be counted and charged for it. */
@NullMarked
package ads.token;

import org.jspecify.annotations.NullMarked;
