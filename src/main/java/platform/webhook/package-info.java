/**
 * Telling other people's systems what happened, by signed requests to the endpoints that they registered. A module says in a
 * {@link platform.webhook.WebhookBook} whose they are, and has tables of its own for them.
 */
@NamedInterface
@NullMarked
package platform.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
