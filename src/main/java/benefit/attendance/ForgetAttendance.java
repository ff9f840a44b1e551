package benefit.attendance;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Erases on which days a member who left checked in. */
@Component
public class ForgetAttendance {
    private final Attendances attendances;

    ForgetAttendance(Attendances attendances) {
        this.attendances = attendances;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        attendances.forget(member);
    }
}
