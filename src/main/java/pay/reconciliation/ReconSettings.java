package pay.reconciliation;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How daily files are taken.
 *
 * @param folder where files appear whole (by a rename); null: they are uploaded alone
 * @param lateDays a booking that the two sides have on days so far apart at most is all right
 * @param takeOverAfter after so long a load that did not end is begun anew
 */
@ConfigurationProperties("madang.pay.reconciliation")
record ReconSettings(@Nullable Path folder, @DefaultValue("3") int lateDays,
        @DefaultValue("10m") Duration takeOverAfter) {}
