package benefit.step;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is taken for honest. People run at 160 to 200 steps a minute, and 100,000 steps are a day of walking without rest.
 *
 * @param perMinute more steps in a minute are no walker's
 * @param perDay more steps of a day do not count
 * @param daysBack so many days before today are still taken
 * @param clockSkew so far ahead a phone's clock may be
 */
@ConfigurationProperties("madang.benefit.steps")
public record StepLimits(@DefaultValue("240") int perMinute, @DefaultValue("100000") int perDay,
        @DefaultValue("7") int daysBack, @DefaultValue("2m") Duration clockSkew) {
    public StepLimits {
        if (perMinute < 1 || perMinute > Short.MAX_VALUE || perDay < 1 || daysBack < 0 || clockSkew.isNegative()) {
            throw new IllegalArgumentException("madang.benefit.steps is " + perMinute + " a minute, " + perDay
                    + " a day, " + daysBack + " days back, clocks " + clockSkew + " ahead");
        }
    }
}
