package benefit.step;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Erases the steps of a member who left, and which phones were theirs. */
@Component
public class ForgetSteps {
    private final StepDays days;
    private final Phones phones;

    ForgetSteps(StepDays days, Phones phones) {
        this.days = days;
        this.phones = phones;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        phones.forget(member, days.forget(member));
    }
}
