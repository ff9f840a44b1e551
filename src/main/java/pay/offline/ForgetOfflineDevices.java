package pay.offline;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Erases what the devices of a member who left shared with us. */
@Component
public class ForgetOfflineDevices {
    private final OfflineDevices devices;

    ForgetOfflineDevices(OfflineDevices devices) {
        this.devices = devices;
    }

    /** The wallet is closed already, so that none is enrolled after. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        devices.removeAllOf(member);
    }
}
