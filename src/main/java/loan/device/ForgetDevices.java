package loan.device;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Forgets the keys of a member who left; one that is told later leaves none here. */
@Component
public class ForgetDevices {
    private final DeviceKeys keys;

    ForgetDevices(DeviceKeys keys) {
        this.keys = keys;
    }

    /** After the departure was noted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void of(Tsid member) {
        keys.erase(member);
    }
}
