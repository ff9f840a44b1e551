package member.throttle;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often things may be tried.
 *
 * @param limits other numbers than the built-in ones, by limit: {@code madang.member.limits.codes-per-phone=3}
 */
@ConfigurationProperties("madang.member")
record ThrottleProperties(@DefaultValue Map<Limit, Integer> limits) {
    int most(Limit limit) {
        return limits.getOrDefault(limit, limit.most);
    }
}
