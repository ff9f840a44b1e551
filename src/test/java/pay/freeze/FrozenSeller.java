package pay.freeze;

import java.util.Set;

import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** A seller of commerce's whose payouts an operator has frozen. */
public final class FrozenSeller {
    private final ApplicationContext context;
    private final FreezeId freeze;

    public FrozenSeller(ApplicationContext context, Tsid seller) {
        this.context = context;
        this.freeze = context.getBean(FreezeAccount.class).freeze(somebody(), Freeze.Subject.SELLER, seller,
                Freeze.Reason.AUTHORITY, "2026-77");
    }

    /** Another operator does. */
    public void lift() {
        context.getBean(LiftFreeze.class).lift(somebody(), freeze, "확인 완료");
    }

    private StaffCaller somebody() {
        return new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
    }
}
