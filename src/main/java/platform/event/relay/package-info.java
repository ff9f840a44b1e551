/** Sends every event to Kafka, in order within an aggregate, when a broker is configured. */
@NullMarked
package platform.event.relay;

import org.jspecify.annotations.NullMarked;
