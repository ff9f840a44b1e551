/** Telling sellers' systems what happens to their orders and their money, by signed requests to the endpoints that they registered. */
@NullMarked
package commerce.webhook;

import org.jspecify.annotations.NullMarked;
