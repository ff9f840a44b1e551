package member.pinreset;

import java.time.LocalDate;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.device.DeviceId;
import member.device.DeviceProof;
import member.identity.BornOn;
import member.otp.CodeSent;
import member.otp.OtpPurpose;
import member.otp.SendOtp;
import member.person.Opaque;
import member.pin.Pin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.person.PhoneNumber;
import platform.web.Refuses;
import platform.web.limits.CallerAddress;

/** A forgotten PIN in three steps: a code to the phone, the code back, and the new PIN with what the tier demands. */
@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/pin-resets")
class PinResetController {
    private final SendOtp send;
    private final ResetPin reset;

    PinResetController(SendOtp send, ResetPin reset) {
        this.send = send;
        this.reset = reset;
    }

    record PinResetStart(@NotNull @Pattern(regexp = PhoneNumber.PATTERN) String phone) {}

    record PinResetVerification(@NotNull @Pattern(regexp = Opaque.PATTERN) String ticket,
            @NotNull @Pattern(regexp = Opaque.CODE) String code) {}

    record Verified(OwnerProof.Demand demands) {}

    /**
     * @param deviceId a bound device, where DEVICE is demanded
     * @param signature ES256 over {@code madang.member.pin-reset.v1\n{ticket}\n{deviceId}}, base64url; goes with it
     * @param bornOn the member's day of birth, where IDENTITY is demanded
     */
    record PinResetCompletion(@NotNull @Pattern(regexp = Opaque.PATTERN) String ticket,
            @NotNull @Pattern(regexp = Pin.PATTERN) String newPin, @Schema(nullable = true) @Nullable DeviceId deviceId,
            @Schema(nullable = true) @Pattern(regexp = DeviceProof.SIGNATURE) @Size(max = 120) @Nullable String signature,
            @Schema(nullable = true) @Past @Nullable LocalDate bornOn) {}

    @Operation(summary = "Sends a code to the phone; the answer is the same whoever the phone belongs to")
    @Refuses({"TOO_MANY_ATTEMPTS", "SMS_UNAVAILABLE"})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CodeSent start(@Valid @RequestBody PinResetStart request, HttpServletRequest http, Locale language) {
        return CodeSent
                .of(send.to(PhoneNumber.parse(request.phone()), OtpPurpose.PIN_RESET, CallerAddress.of(http),
                        language));
    }

    @Operation(summary = "Checks the code, five tries, and says what is demanded besides")
    @Refuses({"TICKET_OVER", "CODE_WRONG", "NOT_A_MEMBER", "TOO_MANY_ATTEMPTS"})
    @PostMapping("/verification")
    Verified verify(@Valid @RequestBody PinResetVerification request, HttpServletRequest http) {
        return new Verified(reset.verify(request.ticket(), request.code(), CallerAddress.of(http)));
    }

    @Operation(summary = "Sets the new PIN; ends all log-ins. A lock after wrong PINs goes on")
    @Refuses({"TICKET_OVER", "CODE_NOT_VERIFIED", "NOT_A_MEMBER", "PIN_TRIVIAL", "PROOF_MISSING",
            "DEVICE_PROOF_INVALID", "IDENTITY_NOT_CONFIRMED", "IDENTITY_SERVICE_UNAVAILABLE", "TOO_MANY_ATTEMPTS",
            "CHECKS_OVERLOADED"})
    @PostMapping("/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@Valid @RequestBody PinResetCompletion request) {
        BornOn.require(request.bornOn());
        reset.reset(request.ticket(), new Pin(request.newPin()),
                new OwnerProof.Offered(request.deviceId(), request.signature(), request.bornOn()));
    }
}
