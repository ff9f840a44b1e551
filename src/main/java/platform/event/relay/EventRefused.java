package platform.event.relay;

import java.util.List;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.springframework.core.NestedExceptionUtils;

/** Kafka refuses an event for what it is; trying again at once would change nothing. */
class EventRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RelayQueue.Queued> batch;

    /**
     * @param batch one of these is refused; which one is certain only when it is alone, since the others of a transaction that
     *        fails may be told the same
     */
    EventRefused(List<RelayQueue.Queued> batch, Throwable failure) {
        super(NestedExceptionUtils.getMostSpecificCause(failure).toString(), failure);
        this.batch = batch;
    }

    /** Whether the failure is an event's own, rather than the broker's or the network's. */
    static boolean isReason(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof RecordTooLargeException || cause instanceof InvalidRecordException
                || cause instanceof SerializationException;
    }

    List<RelayQueue.Queued> batch() {
        return batch;
    }
}
