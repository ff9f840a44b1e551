package member.device;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.person.MemberId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/devices")
class DeviceController {
    private final FindDevice find;
    private final RevokeDevice revoke;

    DeviceController(FindDevice find, RevokeDevice revoke) {
        this.find = find;
        this.revoke = revoke;
    }

    /** @param current whether the request comes from it */
    record BoundDevice(DeviceId id, String name, Instant boundAt, boolean current) {}

    record BoundDevices(List<BoundDevice> items) {}

    @Operation(summary = "The member's devices, five at most")
    @GetMapping
    BoundDevices list(MemberCaller caller) {
        return new BoundDevices(find.of(new MemberId(caller.memberId().value())).stream()
                .map(device -> new BoundDevice(device.id(), device.name(), device.boundAt(),
                        device.id().value() == caller.deviceId().value()))
                .toList());
    }

    @Operation(summary = "Revokes a device; the one in hand as well, if it is named")
    @Refuses({"DEVICE_NOT_FOUND"})
    @DeleteMapping("/{deviceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(MemberCaller caller, @PathVariable DeviceId deviceId) {
        revoke.revoke(new MemberId(caller.memberId().value()), deviceId);
    }
}
