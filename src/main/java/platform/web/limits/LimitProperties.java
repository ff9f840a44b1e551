package platform.web.limits;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import platform.startup.StartupRefused;

/**
 * How much is let in. The rates here are for all routes that no policy names.
 *
 * @param concurrent requests of the API that run at once; more than the connection pool, since not all of each is SQL
 * @param patience how long one more waits for its turn before it is refused
 * @param perAddress requests of one network address, which many people may share
 * @param perCaller requests of one member or person, whatever the address
 * @param streamsPerAddress streams of one kind that one network address keeps open
 * @param policies other rates for some routes, by name
 */
@ConfigurationProperties("madang.limits")
record LimitProperties(@DefaultValue("128") int concurrent, @DefaultValue("5ms") Duration patience,
        @DefaultValue Rate perAddress, @DefaultValue Rate perCaller, @DefaultValue("100") int streamsPerAddress,
        @DefaultValue Map<String, Policy> policies) {
    /**
     * Rates of some routes. Of all routes that fit a request, the most specific decides.
     *
     * @param perAddress null: as for all other routes, and counted together with them
     * @param perCaller likewise
     */
    record Policy(@DefaultValue List<Route> routes, @Nullable Rate perAddress, @Nullable Rate perCaller) {}

    LimitProperties {
        if (concurrent < 1) {
            throw new StartupRefused("madang.limits.concurrent is " + concurrent, "It must be 1 or more");
        }
        check("per-address", perAddress);
        check("per-caller", perCaller);
        Set<Route> taken = new HashSet<>();
        policies.forEach((name, policy) -> {
            String where = "policies." + name;
            if (policy.routes().isEmpty() || (policy.perAddress() == null && policy.perCaller() == null)) {
                throw new StartupRefused("madang.limits." + where + " limits nothing",
                        "Give it routes, and per-address or per-caller");
            }
            policy.routes().stream().filter(route -> !taken.add(route)).findFirst().ifPresent(route -> {
                throw new StartupRefused("madang.limits." + where + " names '" + route + "' once more",
                        "Leave each route in one policy");
            });
            check(where + ".per-address", policy.perAddress());
            check(where + ".per-caller", policy.perCaller());
        });
    }

    private static void check(String where, @Nullable Rate rate) {
        if (rate != null && (rate.perMinute() < 0 || (rate.limits() && rate.burst() < 1))) {
            throw new StartupRefused("madang.limits." + where + " is " + rate.perMinute() + " a minute with a burst of "
                    + rate.burst(), "Set per-minute and burst to 1 or more, or per-minute to 0 for no limit");
        }
    }
}
