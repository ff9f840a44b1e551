package member.login;

import java.time.Instant;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.device.DeviceId;
import member.device.DeviceProof;
import member.otp.CodeSent;
import member.otp.OtpPurpose;
import member.otp.SendOtp;
import member.person.Opaque;
import member.pin.Pin;
import member.session.TokenAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.person.PhoneNumber;
import platform.web.Refuses;
import platform.web.limits.CallerAddress;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/log-ins")
class LogInController {
    private final Challenges challenges;
    private final LogIn logIn;
    private final SendOtp send;
    private final LogInOnNewDevice newDevice;

    LogInController(Challenges challenges, LogIn logIn, SendOtp send, LogInOnNewDevice newDevice) {
        this.challenges = challenges;
        this.logIn = logIn;
        this.send = send;
        this.newDevice = newDevice;
    }

    record ChallengeIssued(String challenge, Instant expiresAt) {}

    /** @param signature ES256 over {@code madang.member.log-in.v1\n{challenge}\n{deviceId}}, base64url */
    record LogInRequest(@NotNull @Pattern(regexp = PhoneNumber.PATTERN) String phone,
            @NotNull @Pattern(regexp = Pin.PATTERN) String pin, @NotNull DeviceId deviceId,
            @NotNull @Pattern(regexp = Opaque.PATTERN) String challenge,
            @NotNull @Pattern(regexp = DeviceProof.SIGNATURE) @Size(max = 120) String signature) {}

    record CodeRequest(@NotNull @Pattern(regexp = PhoneNumber.PATTERN) String phone) {}

    record NewDeviceRequest(@NotNull @Pattern(regexp = Opaque.PATTERN) String ticket,
            @NotNull @Pattern(regexp = Opaque.CODE) String code, @NotNull @Pattern(regexp = Pin.PATTERN) String pin,
            @NotNull @Valid DeviceProof device) {}

    record NewDevice(DeviceId deviceId, TokenAnswer tokens) {}

    @Operation(summary = "A challenge for the device to sign; good once, for two minutes")
    @Refuses({"TOO_MANY_ATTEMPTS"})
    @PostMapping("/challenges")
    @ResponseStatus(HttpStatus.CREATED)
    ChallengeIssued challenge(HttpServletRequest http) {
        var challenge = challenges.issue(CallerAddress.of(http));
        return new ChallengeIssued(challenge.value(), challenge.expiresAt());
    }

    @Operation(summary = "Logs in on a bound device")
    @Refuses({"LOG_IN_REFUSED", "PIN_WRONG", "PIN_LOCKED", "TOO_MANY_ATTEMPTS", "CHECKS_OVERLOADED"})
    @PostMapping
    TokenAnswer logIn(@Valid @RequestBody LogInRequest request, HttpServletRequest http) {
        return TokenAnswer.of(logIn.logIn(PhoneNumber.parse(request.phone()), new Pin(request.pin()),
                request.deviceId(), request.challenge(), request.signature(), CallerAddress.of(http)));
    }

    @Operation(summary = "Sends a code for a new device; the answer is the same whoever the phone belongs to")
    @Refuses({"TOO_MANY_ATTEMPTS", "SMS_UNAVAILABLE"})
    @PostMapping("/devices")
    @ResponseStatus(HttpStatus.CREATED)
    CodeSent sendCode(@Valid @RequestBody CodeRequest request, HttpServletRequest http, Locale language) {
        return CodeSent.of(send.to(PhoneNumber.parse(request.phone()), OtpPurpose.NEW_DEVICE, CallerAddress.of(http),
                language));
    }

    @Operation(summary = "Binds a new device and logs in on it: code, PIN, proof of the device's key")
    @Refuses({"TICKET_OVER", "CODE_WRONG", "NOT_A_MEMBER", "PIN_WRONG", "PIN_LOCKED", "DEVICE_KEY_INVALID",
            "DEVICE_PROOF_INVALID", "TOO_MANY_ATTEMPTS", "CHECKS_OVERLOADED"})
    @PostMapping("/devices/completion")
    @ResponseStatus(HttpStatus.CREATED)
    NewDevice completeNewDevice(@Valid @RequestBody NewDeviceRequest request, HttpServletRequest http) {
        var loggedIn = newDevice.logIn(request.ticket(), request.code(), new Pin(request.pin()),
                request.device().proved(request.ticket()), CallerAddress.of(http));
        return new NewDevice(loggedIn.deviceId(), TokenAnswer.of(loggedIn.tokens()));
    }
}
