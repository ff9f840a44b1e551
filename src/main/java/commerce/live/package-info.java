/** Live shopping: sellers show goods, which cost less meanwhile, and talk with those who watch. */
@NullMarked
package commerce.live;

import org.jspecify.annotations.NullMarked;
