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
 * @param concurrent requests that run at once, each by itself; more than the connection pool, since not all of each is SQL
 * @param writes of these, those that may change something, all of whose body is here: with the threads of deliveries fewer than there are
 *     connections, since who waits for one makes everybody late, and reads are to be answered when the database is slow and each write keeps a
 *     connection for seconds
 * @param together requests that run at once besides, of the kinds that share transactions
 * @param patience how long one more waits for its turn before it is refused
 * @param bodyPatience how long a request's body may take to come, and a second more for each 64 KB of it, before it is refused; it has no place
 *     meanwhile
 * @param perAddress requests of one network address, which many people may share
 * @param perCaller requests of one member or person, whatever the address
 * @param streamsPerAddress streams of one kind that one network address keeps open
 * @param policies other rates for some routes, by name
 */
@ConfigurationProperties("madang.limits")
record LimitProperties(@DefaultValue("128") int concurrent, @DefaultValue("32") int writes,
        @DefaultValue("128") int together,
        @DefaultValue("30ms") Duration patience, @DefaultValue("10s") Duration bodyPatience,
        @DefaultValue Rate perAddress, @DefaultValue Rate perCaller, @DefaultValue("100") int streamsPerAddress,
        @DefaultValue Map<String, Policy> policies) {
    /**
     * Rates of some routes. Of all routes that fit a request, the most specific decides.
     *
     * @param perAddress null: as for all other routes, and counted together with them
     * @param perCaller likewise
     * @param atOnce of the requests that run at once, so many at most; null: as many as there are places
     * @param begins whether who asks for it has begun nothing yet, and goes behind those who wait to write; only with {@code atOnce}
     */
    record Policy(@DefaultValue List<Route> routes, @Nullable Rate perAddress, @Nullable Rate perCaller,
            @Nullable Integer atOnce, @DefaultValue("false") boolean begins) {}

    LimitProperties {
        checkPlaces("concurrent", concurrent);
        checkPlaces("writes", writes);
        checkPlaces("together", together);
        check("per-address", perAddress);
        check("per-caller", perCaller);
        Set<Route> taken = new HashSet<>();
        policies.forEach((name, policy) -> {
            String where = "policies." + name;
            if (RateLimits.DEFAULT.equals(name)) {
                throw new StartupRefused("madang.limits." + where + " has the name of what holds for all other routes",
                        "Give it another, or set madang.limits.per-address and per-caller");
            }
            if (policy.routes().isEmpty() || (policy.perAddress() == null && policy.perCaller() == null
                    && policy.atOnce() == null)) {
                throw new StartupRefused("madang.limits." + where + " limits nothing",
                        "Give it routes, and per-address, per-caller or at-once");
            }
            if (policy.atOnce() != null) {
                checkPlaces(where + ".at-once", policy.atOnce());
            }
            policy.routes().stream().filter(route -> !taken.add(route)).findFirst().ifPresent(route -> {
                throw new StartupRefused("madang.limits." + where + " names '" + route + "' once more",
                        "Leave each route in one policy");
            });
            check(where + ".per-address", policy.perAddress());
            check(where + ".per-caller", policy.perCaller());
        });
    }

    private static void checkPlaces(String where, int places) {
        if (places < 1) {
            throw new StartupRefused("madang.limits." + where + " is " + places, "It must be 1 or more");
        }
    }

    private static void check(String where, @Nullable Rate rate) {
        if (rate != null && (rate.perMinute() < 0 || (rate.limits() && rate.burst() < 1))) {
            throw new StartupRefused("madang.limits." + where + " is " + rate.perMinute() + " a minute with a burst of "
                    + rate.burst(), "Set per-minute and burst to 1 or more, or per-minute to 0 for no limit");
        }
    }
}
