/** Telling merchants' systems what happened to their payments, by signed requests to the endpoints that they registered. */
@NullMarked
package pay.webhook;

import org.jspecify.annotations.NullMarked;
