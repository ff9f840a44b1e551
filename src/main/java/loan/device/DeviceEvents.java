package loan.device;

import member.events.DeviceBound;
import member.events.DeviceRevoked;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps the copy of device keys. */
@Component
class DeviceEvents {
    private final DeviceKeys keys;

    DeviceEvents(DeviceKeys keys) {
        this.keys = keys;
    }

    @ApplicationModuleListener(id = "loan.device-bound")
    void on(DeviceBound bound) {
        keys.bind(bound.memberId(), bound.deviceId(), bound.publicKey());
    }

    @ApplicationModuleListener(id = "loan.device-revoked")
    void on(DeviceRevoked revoked) {
        keys.revoke(revoked.memberId(), revoked.deviceId(), revoked.publicKey());
    }
}
