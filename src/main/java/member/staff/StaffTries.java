package member.staff;

import java.util.Optional;

import member.error.MemberError;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Counts tries to show a person's password and code. Those from browsers that the person has not logged in from before are counted together,
 * and lock these out together; whoever knows a name could keep its person out otherwise.
 */
@Component
class StaffTries {
    private final KnownBrowsers browsers;
    private final Throttle throttle;

    StaffTries(KnownBrowsers browsers, Throttle throttle) {
        this.browsers = browsers;
        this.throttle = throttle;
    }

    /**
     * Counts one.
     *
     * @param person who has the name; null when nobody has
     * @param mark of the browser, if it has one
     * @return whether it was counted apart, since the person has logged in from there before
     * @throws DomainException {@link MemberError#TOO_MANY_ATTEMPTS}
     */
    boolean countApart(String loginName, @Nullable Tsid person, @Nullable String mark) {
        Optional<String> browser = person == null ? Optional.empty() : browsers.find(mark, person);
        browser.ifPresentOrElse(known -> throttle.count(Limit.STAFF_LOG_INS_PER_BROWSER, known),
                () -> throttle.count(Limit.STAFF_LOG_INS_PER_NAME, loginName));
        return browser.isPresent();
    }
}
