package benefit.step;

import member.events.DeviceBound;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Devices that members bind. */
@Component
class MemberEvents {
    private final KnowDevice knowDevice;

    MemberEvents(KnowDevice knowDevice) {
        this.knowDevice = knowDevice;
    }

    @ApplicationModuleListener(id = "benefit.device-bound")
    void on(DeviceBound event) {
        knowDevice.know(event.deviceId(), event.memberId(), event.publicKey());
    }
}
