package benefit.claim;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Erases which rewards a member who left has claimed. */
@Component
public class ForgetClaims {
    private final Claims claims;

    ForgetClaims(Claims claims) {
        this.claims = claims;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        claims.forget(member);
    }
}
