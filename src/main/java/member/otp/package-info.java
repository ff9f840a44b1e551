/** One-time codes that prove that somebody has the phone. */
@NullMarked
package member.otp;

import org.jspecify.annotations.NullMarked;
