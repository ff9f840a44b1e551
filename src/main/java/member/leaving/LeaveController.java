package member.leaving;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import member.person.MemberId;
import member.pin.Pin;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import platform.security.MemberCaller;
import platform.web.Refuses;

@Tag(name = "member")
@RestController
@RequestMapping("/v1/member/leave")
class LeaveController {
    private final RequestLeave request;
    private final ShowLeave show;

    LeaveController(RequestLeave request, ShowLeave show) {
        this.request = request;
        this.show = show;
    }

    record LeaveRequest(@NotNull @Pattern(regexp = Pin.PATTERN) String pin) {}

    /**
     * @param state WAITING for the modules, or BLOCKED; who has left has no token to ask with
     * @param reasons why it is blocked, for example {@code WALLET_BALANCE}
     */
    record LeaveShown(String state, Instant requestedAt, List<String> reasons) {}

    @Operation(summary = "Asks to leave; answered at once, decided when every module has answered")
    @Refuses({"PIN_WRONG", "PIN_LOCKED", "LEAVE_ALREADY_REQUESTED", "TOO_MANY_ATTEMPTS", "CHECKS_OVERLOADED"})
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    LeaveShown request(MemberCaller caller, @Valid @RequestBody LeaveRequest body) {
        MemberId member = new MemberId(caller.memberId().value());
        request.request(member, new Pin(body.pin()));
        return show(caller);
    }

    @Operation(summary = "How the member's newest request to leave stands")
    @Refuses("LEAVE_NOT_REQUESTED")
    @GetMapping
    LeaveShown show(MemberCaller caller) {
        var standing = show.newest(new MemberId(caller.memberId().value()));
        return new LeaveShown(standing.state().name(), standing.requestedAt(), standing.reasons());
    }
}
