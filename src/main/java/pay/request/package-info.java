/** Asking other members for money, one of them or several who share a bill; who is asked pays by a transfer, or declines. */
@NullMarked
package pay.request;

import org.jspecify.annotations.NullMarked;
