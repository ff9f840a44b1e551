package platform.web.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import platform.startup.StartupRefused;

/**
 * Shares the server's connections out to streams, which keep theirs for minutes: half of all stay for requests that are answered at
 * once, health and log-in among them.
 */
@Component
public class StreamPlaces {
    private final int connections;
    private final int mostOfAddress;
    private int shared;

    StreamPlaces(@Value("${server.tomcat.max-connections}") int connections, LimitProperties limits) {
        this.connections = connections;
        this.mostOfAddress = limits.streamsPerAddress();
    }

    /**
     * Places for streams of one kind.
     *
     * @param setting that says how many
     * @throws StartupRefused when all kinds together are more than half of the connections
     */
    public synchronized Places of(String setting, int most) {
        shared += most;
        if (shared > connections / 2) {
            throw new StartupRefused("With %s=%d, %d streams may be open at %d connections".formatted(setting, most,
                    shared, connections), "Allow fewer, or twice as many server.tomcat.max-connections");
        }
        return new Places(new Semaphore(most), mostOfAddress);
    }

    /** So many in all, of which one address has a few: it could have all of them otherwise, without a log-in. */
    public static final class Places {
        private final Semaphore free;
        private final int mostOfAddress;
        private final Map<CallerAddress, Integer> ofAddresses = new ConcurrentHashMap<>();

        Places(Semaphore free, int mostOfAddress) {
            this.free = free;
            this.mostOfAddress = mostOfAddress;
        }

        /** Takes one for an address, which is to leave it; false when there is none for it. */
        public boolean tryEnter(CallerAddress address) {
            if (!free.tryAcquire()) {
                return false;
            }
            if (ofAddresses.merge(address, 1, Integer::sum) > mostOfAddress) {
                leave(address);
                return false;
            }
            return true;
        }

        public void leave(CallerAddress address) {
            ofAddresses.computeIfPresent(address, (_, open) -> open == 1 ? null : open - 1);
            free.release();
        }
    }
}
