/** Short messages to a phone: the sandbox, or a gateway over HTTP. */
@NullMarked
package member.sms;

import org.jspecify.annotations.NullMarked;
