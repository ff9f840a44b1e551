package platform.id;

import io.hypersistence.tsid.TSID;

import org.springframework.stereotype.Component;

/** Makes the ids of this instance: 64-bit, time-sorted, unique across instances by the node id. */
@Component
public class Ids {
    private final TSID.Factory factory = TSID.Factory.builder().withNodeBits(10).withNode(0).build();

    /** A new id, larger than any that this instance made before. */
    public Tsid next() {
        return new Tsid(nextLong());
    }

    /** The same as {@link #next()} as the bare number that a typed id wraps. */
    public long nextLong() {
        return factory.generate().toLong();
    }
}
