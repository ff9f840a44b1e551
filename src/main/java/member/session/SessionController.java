package member.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.person.MemberId;
import member.person.Opaque;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.limits.CallerAddress;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member")
class SessionController {
    private final RefreshSession refresh;
    private final EndSessions end;

    SessionController(RefreshSession refresh, EndSessions end) {
        this.refresh = refresh;
        this.end = end;
    }

    record Refresh(@NotNull @Pattern(regexp = Opaque.PATTERN) String refreshToken) {}

    @Operation(summary = "Changes a refresh token for a new pair; the old one is spent")
    @Refuses({"REFRESH_REFUSED", "TOO_MANY_ATTEMPTS"})
    @PostMapping("/tokens")
    TokenAnswer refresh(@Valid @RequestBody Refresh request, HttpServletRequest http) {
        return TokenAnswer.of(refresh.refresh(request.refreshToken(), CallerAddress.of(http)));
    }

    @Operation(summary = "Logs out on this device")
    @PostMapping("/log-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(MemberCaller caller) {
        end.one(caller.sessionId(), EndReason.LOG_OUT);
    }

    @Operation(summary = "Logs out on all devices, this one included")
    @PostMapping("/log-out-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOutEverywhere(MemberCaller caller) {
        end.ofMember(new MemberId(caller.memberId().value()), EndReason.LOG_OUT_EVERYWHERE);
    }
}
