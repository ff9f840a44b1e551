package platform.event.relay;

import java.time.Duration;

import platform.loop.BackgroundLoop;

/** Relays, or waits until it may: every instance has one, one of them works. */
class RelayLoop extends BackgroundLoop {
    private final KafkaRelay relay;
    private final RelayQueue queue;
    private final RelayProperties properties;

    RelayLoop(KafkaRelay relay, RelayQueue queue, RelayProperties properties) {
        super("event-relay", 0);
        this.relay = relay;
        this.queue = queue;
        this.properties = properties;
    }

    @Override
    protected Duration round() {
        return relay.relay() > 0 ? Duration.ZERO : properties.pollInterval();
    }

    @Override
    public void stop() {
        super.stop();
        queue.release();
    }
}
