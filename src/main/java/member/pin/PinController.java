package member.pin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.person.MemberId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/pin")
class PinController {
    private final ChangePin change;

    PinController(ChangePin change) {
        this.change = change;
    }

    /** @param pin the present one */
    record PinChange(@NotNull @Pattern(regexp = Pin.PATTERN) String pin,
            @NotNull @Pattern(regexp = Pin.PATTERN) String newPin) {}

    @Operation(summary = "Changes the PIN; ends all log-ins, this one included")
    @Refuses({"PIN_WRONG", "PIN_LOCKED", "PIN_TRIVIAL", "CHECKS_OVERLOADED"})
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(MemberCaller caller, @Valid @RequestBody PinChange request) {
        change.change(new MemberId(caller.memberId().value()), new Pin(request.pin()), new Pin(request.newPin()));
    }
}
