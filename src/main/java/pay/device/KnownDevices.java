package pay.device;

import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Says which devices are still their members'. */
@Component
public class KnownDevices {
    private final DeviceKeys keys;

    KnownDevices(DeviceKeys keys) {
        this.keys = keys;
    }

    /** Whether a device is a member's, and not revoked. */
    public boolean isGood(Tsid device, Tsid member) {
        return keys.find(device).filter(key -> key.memberId() == member.value() && !key.revoked()).isPresent();
    }
}
