/** The pages of operators about ads. */
@NullMarked
package ads.review;

import org.jspecify.annotations.NullMarked;
