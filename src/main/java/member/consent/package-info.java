/** Versions of the terms, and what members consented to. */
@NullMarked
package member.consent;

import org.jspecify.annotations.NullMarked;
