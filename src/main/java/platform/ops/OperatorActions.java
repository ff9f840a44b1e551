package platform.ops;

import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import platform.security.StaffCaller;

/** What operators do (not what they look at): on record before it is done, so that nothing happens without a trace. */
@Component
class OperatorActions {
    private static final Logger log = LoggerFactory.getLogger(OperatorActions.class);

    /**
     * @param action stable name of what is done, for example {@code ops.dead-letter-replayed}
     * @param subject what it is done to
     */
    <T> T take(StaffCaller operator, String action, String subject, Supplier<T> effect) {
        log.info("{} by {}: {}", action, operator.staffId(), subject);
        return effect.get();
    }
}
