package ads.counting;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Of the log of events.
 *
 * @param folder where it is; must survive the instance, and must not be shared by machines
 * @param segmentBytes after which a new file is begun
 * @param waiting requests that may wait for their flush
 * @param reportsKept how long the hours of the reports are kept
 */
@ConfigurationProperties("madang.ads.events")
record CountingProperties(@DefaultValue("data/ads-events") Path folder, @DefaultValue("67108864") long segmentBytes,
        @DefaultValue("4096") int waiting, @DefaultValue("750d") Duration reportsKept) {}
