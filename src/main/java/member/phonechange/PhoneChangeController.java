package member.phonechange;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.device.DeviceProof;
import member.otp.CodeSent;
import member.person.Opaque;
import member.pin.Pin;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.person.PhoneNumber;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.limits.CallerAddress;

/** Another phone number in two steps: a code to the new number, and the code back with PIN and signature. */
@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/phone-changes")
class PhoneChangeController {
    private final ChangePhone change;

    PhoneChangeController(ChangePhone change) {
        this.change = change;
    }

    /** @param phone the new number */
    record PhoneChangeStart(@NotNull @Pattern(regexp = PhoneNumber.PATTERN) String phone) {}

    /**
     * @param signature of the device in hand, ES256 over {@code madang.member.phone-change.v1\n{ticket}\n{new number, eleven
     *        digits}}, base64url
     */
    record PhoneChangeCompletion(@NotNull @Pattern(regexp = Opaque.PATTERN) String ticket,
            @NotNull @Pattern(regexp = Opaque.CODE) String code, @NotNull @Pattern(regexp = Pin.PATTERN) String pin,
            @NotNull @Pattern(regexp = DeviceProof.SIGNATURE) @Size(max = 120) String signature) {}

    @Operation(summary = "Sends a code to the new number; the answer is the same whoever it belongs to")
    @Refuses({"TOO_MANY_ATTEMPTS", "SMS_UNAVAILABLE"})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CodeSent start(MemberCaller caller, @Valid @RequestBody PhoneChangeStart request, HttpServletRequest http,
            Locale language) {
        return CodeSent
                .of(change.begin(caller, PhoneNumber.parse(request.phone()), CallerAddress.of(http), language));
    }

    @Operation(summary = "Changes the number: code, PIN, signature of the device in hand")
    @Refuses({"TICKET_OVER", "CODE_WRONG", "DEVICE_PROOF_INVALID", "PIN_WRONG", "PIN_LOCKED", "PIN_TRIVIAL",
            "PHONE_TAKEN", "TOO_MANY_ATTEMPTS", "CHECKS_OVERLOADED"})
    @PostMapping("/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(MemberCaller caller, @Valid @RequestBody PhoneChangeCompletion request, HttpServletRequest http) {
        change.complete(caller, request.ticket(), request.code(), new Pin(request.pin()), request.signature(),
                CallerAddress.of(http));
    }
}
