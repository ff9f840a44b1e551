package benefit.grant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Forgets what a member who left was given points for; that they were given stays, as the proof of what was spent. */
@Component
public class ForgetGrants {
    private final Grants grants;

    ForgetGrants(Grants grants) {
        this.grants = grants;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        grants.forgetReasons(member);
    }
}
