/** What members ask sellers about their goods. */
@NullMarked
package commerce.question;

import org.jspecify.annotations.NullMarked;
