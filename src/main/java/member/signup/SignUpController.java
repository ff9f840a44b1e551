package member.signup;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.consent.ConsentGiven;
import member.device.DeviceId;
import member.device.DeviceKey;
import member.device.DeviceProof;
import member.otp.CheckOtp;
import member.otp.CodeSent;
import member.otp.OtpPurpose;
import member.otp.SendOtp;
import member.person.MemberId;
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

/** Signing up in three steps: a code to the phone, the code back, and the rest. */
@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/sign-ups")
class SignUpController {
    private final SendOtp send;
    private final CheckOtp check;
    private final CompleteSignUp complete;

    SignUpController(SendOtp send, CheckOtp check, CompleteSignUp complete) {
        this.send = send;
        this.check = check;
        this.complete = complete;
    }

    record Start(@NotNull @Pattern(regexp = PhoneNumber.PATTERN) String phone) {}

    record Verification(@NotNull @Pattern(regexp = Opaque.PATTERN) String ticket,
            @NotNull @Pattern(regexp = Opaque.CODE) String code) {}

    /** @param name as on the identity card */
    record Completion(@NotNull @Pattern(regexp = Opaque.PATTERN) String ticket,
            @NotNull @Pattern(regexp = "^[\\p{L}]+([ .'-][\\p{L}]+)*$") @Size(max = 40) String name,
            @NotNull @Pattern(regexp = Pin.PATTERN) String pin, @NotNull @Valid DeviceProof device,
            @NotNull @Size(max = 20) List<@NotNull @Valid ConsentGiven> consents) {}

    record Joined(MemberId memberId, DeviceId deviceId, TokenAnswer tokens) {}

    @Operation(summary = "Sends a code to the phone; the answer is the same whoever the phone belongs to")
    @Refuses({"TOO_MANY_ATTEMPTS", "SMS_UNAVAILABLE"})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CodeSent start(@Valid @RequestBody Start request, HttpServletRequest http, Locale language) {
        return CodeSent.of(send.to(PhoneNumber.parse(request.phone()), OtpPurpose.SIGN_UP, CallerAddress.of(http),
                language));
    }

    @Operation(summary = "Checks the code; five tries")
    @Refuses({"TICKET_OVER", "CODE_WRONG", "TOO_MANY_ATTEMPTS"})
    @PostMapping("/verification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void verify(@Valid @RequestBody Verification request, HttpServletRequest http) {
        check.check(request.ticket(), OtpPurpose.SIGN_UP, request.code(), CallerAddress.of(http));
    }

    @Operation(summary = "Makes the member: name, PIN, device with proof of its key, consents")
    @Refuses({"TICKET_OVER", "CODE_NOT_VERIFIED", "ALREADY_MEMBER", "PIN_TRIVIAL", "DEVICE_KEY_INVALID",
            "DEVICE_PROOF_INVALID", "CONSENT_MISSING", "CONSENT_OUTDATED", "TERMS_NOT_FOUND", "TOO_MANY_ATTEMPTS",
            "CHECKS_OVERLOADED"})
    @PostMapping("/completion")
    @ResponseStatus(HttpStatus.CREATED)
    Joined complete(@Valid @RequestBody Completion request) {
        DeviceKey device = request.device().proved(request.ticket());
        var joined = complete.complete(request.ticket(), request.name(), new Pin(request.pin()), device,
                request.consents());
        return new Joined(joined.memberId(), joined.deviceId(), TokenAnswer.of(joined.tokens()));
    }
}
